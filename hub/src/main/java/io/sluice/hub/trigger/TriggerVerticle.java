package io.sluice.hub.trigger;

import io.sluice.hub.bus.Bus;
import io.sluice.hub.metrics.Meters;
import io.sluice.hub.metrics.Metric;
import io.sluice.hub.trigger.Triggers.Observe;
import io.sluice.hub.trigger.Triggers.TriggerEffects;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** One kind of the table on the bus. Stateless: every request carries the states to decide from. */
public final class TriggerVerticle extends VerticleBase {
  private final Bus bus;
  private final TriggerKind kind;
  private final Meters meters;

  public TriggerVerticle(Bus bus, TriggerKind kind, Meters meters) {
    this.bus = bus;
    this.kind = kind;
    this.meters = meters;
  }

  @Override
  public Future<?> start() {
    meters.count(Metric.EVENTS, 0, kind.id());
    return bus.answer(Triggers.observe(kind.id()), this::observe);
  }

  private Future<TriggerEffects> observe(Observe request) {
    return Future.succeededFuture(
        kind.decide(request.observation(), request.wanted(), request.states()));
  }
}
