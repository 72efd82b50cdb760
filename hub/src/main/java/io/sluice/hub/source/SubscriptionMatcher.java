package io.sluice.hub.source;

import io.sluice.hub.flow.Flows.DecidedFiring;
import io.sluice.hub.flow.Flows.Firing;
import io.sluice.hub.flow.Flows.FiringResult;
import io.sluice.hub.flow.Flows.Subscription;
import io.sluice.hub.store.Ruling;
import io.sluice.hub.store.Verdict;
import io.sluice.hub.trigger.TriggerKind;
import io.sluice.hub.trigger.TriggerKinds;
import io.sluice.hub.trigger.Triggers.SubscriptionMatch;
import io.sluice.hub.trigger.Triggers.TriggerEffects;
import io.sluice.hub.trigger.Triggers.TriggerEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the flows that are subscribed to an event. Pure. */
final class SubscriptionMatcher {
  private static final FiringResult MANUAL =
      new FiringResult(
          Verdict.of(
              Ruling.NOT_ASKED_FOR,
              "manually started; the flow asks for scheduled refreshes only"
                  + " (includeManual is not true)"),
          null);

  private SubscriptionMatcher() {}

  /**
   * The pairs of events and subscribed flows.
   *
   * @param open to be decided by the flows
   * @param settled decided here: manually started refreshes that the flow does not ask for
   */
  record Matches(List<Firing> open, List<DecidedFiring> settled) {}

  /**
   * The events of all kinds, each once. Two with the same id are the same fact; the store would
   * refuse a commit that holds both, in this sweep and in every later one.
   */
  static List<TriggerEvent> distinct(List<TriggerEffects> effects) {
    Map<String, TriggerEvent> byId = new LinkedHashMap<>();
    for (TriggerEffects each : effects) {
      each.events().forEach(event -> byId.putIfAbsent(event.id(), event));
    }
    return List.copyOf(byId.values());
  }

  static Matches matches(
      List<TriggerEvent> events, SubscriptionIndex subscriptions, EventEnvelope envelope) {
    List<Firing> open = new ArrayList<>();
    List<DecidedFiring> settled = new ArrayList<>();
    for (TriggerEvent event : events) {
      for (Subscription subscription : subscriptions.candidates(event)) {
        SubscriptionMatch match = match(subscription, event);
        if (match != SubscriptionMatch.UNRELATED) {
          Firing firing =
              new Firing(event.id(), subscription.flow(), envelope.outputs(event), envelope.now());
          if (match == SubscriptionMatch.ASKED) {
            open.add(firing);
          } else {
            settled.add(new DecidedFiring(firing, MANUAL));
          }
        }
      }
    }
    return new Matches(open, settled);
  }

  private static SubscriptionMatch match(Subscription subscription, TriggerEvent event) {
    Optional<TriggerKind> kind =
        TriggerKinds.byOperation(subscription.operationId())
            .filter(one -> one.id().equals(event.kind()));
    return kind.map(one -> one.match(subscription.parameters(), event))
        .orElse(SubscriptionMatch.UNRELATED);
  }
}
