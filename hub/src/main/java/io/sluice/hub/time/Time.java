package io.sluice.hub.time;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The clocks. {@link #instant} is the wall clock, for timestamps that people and other systems see.
 * {@link #nanos} is monotonic and measures waits and quotas, because a wall clock may be stepped.
 * Thread-safe and cheap.
 */
public interface Time extends InstantSource {
  /** Monotonic time in nanoseconds since an arbitrary origin. */
  long nanos();

  /** The clocks of this machine. */
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
