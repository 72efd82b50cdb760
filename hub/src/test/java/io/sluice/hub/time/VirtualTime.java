package io.sluice.hub.time;

import io.sluice.testkit.VirtualVertx;
import java.time.Instant;

/** Vert.x in virtual time, which also is the hub's clock. */
public final class VirtualTime extends VirtualVertx implements Time {
  /** A Vert.x whose wall clock shows the given instant. */
  public VirtualTime(Instant start) {
    super(start);
  }
}
