package io.sluice.hub.trigger;

import io.sluice.hub.bus.Bus;
import io.sluice.hub.bus.Done;
import io.sluice.hub.metrics.Meters;
import io.sluice.hub.metrics.Metric;
import io.sluice.hub.trigger.Triggers.Observe;
import io.sluice.hub.trigger.Triggers.Restore;
import io.sluice.hub.trigger.Triggers.TriggerEffects;
import io.sluice.hub.trigger.Triggers.WatchState;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One kind of the table on the bus: holds the states of its watches and lets the kind decide.
 * Effects become the state only when they are adopted; an observation before that starts from the
 * old state again.
 */
public final class TriggerVerticle extends VerticleBase {
  private final Bus bus;
  private final TriggerKind kind;
  private final Meters meters;
  private final Map<String, String> states = new LinkedHashMap<>();
  private List<WatchState> pending = List.of();

  public TriggerVerticle(Bus bus, TriggerKind kind, Meters meters) {
    this.bus = bus;
    this.kind = kind;
    this.meters = meters;
  }

  @Override
  public Future<?> start() {
    meters.count(Metric.EVENTS, 0, kind.id());
    return Future.all(
        bus.answer(Triggers.restore(kind.id()), this::restore),
        bus.answer(Triggers.observe(kind.id()), this::observe),
        bus.answer(Triggers.adopt(kind.id()), adopt -> adopt()));
  }

  private Future<Done> restore(Restore request) {
    states.clear();
    states.putAll(request.states());
    pending = List.of();
    return Future.succeededFuture(Done.DONE);
  }

  private Future<TriggerEffects> observe(Observe request) {
    TriggerEffects effects = kind.decide(request.observation(), request.wanted(), states);
    pending = effects.watches();
    return Future.succeededFuture(effects);
  }

  private Future<Done> adopt() {
    pending.forEach(watch -> states.put(watch.key(), watch.state()));
    pending = List.of();
    return Future.succeededFuture(Done.DONE);
  }
}
