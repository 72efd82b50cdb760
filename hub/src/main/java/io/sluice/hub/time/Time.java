package io.sluice.hub.time;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The clock port. {@link #instant} is the wall clock, for timestamps that people and other systems
 * see; {@link #nanos} only ever goes forward and is what waits and quotas are measured with (a wall
 * clock may be stepped). Calls are cheap and come from any thread.
 */
public interface Time extends InstantSource {
  /** Nanoseconds since an arbitrary origin, never going back. */
  long nanos();

  /** The machine's own clocks. */
  static Time system() {
    return new Time() {
      @Override
      public Instant instant() {
        return Instant.now();
      }

      @Override
      public long nanos() {
        return System.nanoTime();
      }
    };
  }
}
