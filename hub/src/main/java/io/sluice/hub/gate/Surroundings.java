package io.sluice.hub.gate;

import io.sluice.hub.metrics.Meters;
import io.sluice.hub.store.SlotStore;
import io.sluice.hub.time.Time;
import io.vertx.core.Vertx;
import java.time.Instant;

/**
 * What every bucket of a gate shares.
 *
 * @param startedAt the wall clock when the gate started
 * @param origin the monotonic clock at the same moment
 */
record Surroundings(
    Vertx vertx,
    Time time,
    SlotStore slots,
    Meters meters,
    GateConfig config,
    Instant startedAt,
    long origin) {

  /** Nanoseconds since the gate started, never going back. */
  long now() {
    return time.nanos() - origin;
  }

  /** A moment of this life as it is written to the ledger: steps of the wall clock do not show. */
  Instant stamp(long nanos) {
    return startedAt.plusNanos(nanos);
  }
}
