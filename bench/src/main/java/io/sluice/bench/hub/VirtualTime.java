package io.sluice.bench.hub;

import io.sluice.hub.time.Time;
import io.sluice.testkit.VirtualVertx;
import java.time.Instant;

/** A Vert.x in virtual time that is the hub's clock too. */
final class VirtualTime extends VirtualVertx implements Time {
  /** A Vert.x whose wall clock shows the given instant. */
  VirtualTime(Instant start) {
    super(start);
  }
}
