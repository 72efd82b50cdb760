package io.sluice.hub.source;

import io.sluice.hub.bus.Bus;
import io.sluice.hub.trigger.TriggerKind;
import io.sluice.hub.trigger.TriggerKinds;
import io.sluice.hub.trigger.Triggers;
import io.sluice.hub.trigger.Triggers.Observation;
import io.sluice.hub.trigger.Triggers.Observe;
import io.sluice.hub.trigger.Triggers.TriggerEffects;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the trigger kinds, all at once, for the effects of an observation. Kinds are pure functions,
 * so a kind whose input is the same as in the sweep before is not asked again: its effects are the
 * same but for their time.
 */
final class TriggerClient {
  private final Bus bus;
  private final Map<String, Answered> latest = new LinkedHashMap<>();

  TriggerClient(Bus bus) {
    this.bus = bus;
  }

  /** A request and its reply. */
  private record Answered(Observe request, TriggerEffects effects) {}

  /** The effects by kind, in the order of the table; changes nothing. */
  Future<List<TriggerEffects>> observe(
      Observation observation, SubscriptionIndex subscriptions, StoredWatches watches) {
    List<Future<TriggerEffects>> effects = new ArrayList<>();
    for (TriggerKind kind : TriggerKinds.ALL) {
      Optional<Observation> relevant = kind.relevant(observation);
      if (relevant.isPresent()) {
        effects.add(
            observe(
                kind.id(),
                new Observe(
                    relevant.get(), subscriptions.wanted(kind), watches.states(kind.id()))));
      }
    }
    return Future.all(effects).map(all -> all.<TriggerEffects>list());
  }

  private Future<TriggerEffects> observe(String kind, Observe request) {
    Answered known = latest.get(kind);
    if (known != null && known.request().sameInput(request)) {
      return Future.succeededFuture(known.effects().at(request.observation().at()));
    }
    return bus.ask(Triggers.observe(kind), request)
        .onSuccess(effects -> latest.put(kind, new Answered(request, effects)));
  }
}
