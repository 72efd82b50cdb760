package io.sluice.simulator.front;

import java.time.Duration;
import java.time.Instant;

/** Rate limit that decides immediately and never waits. */
public interface CallLimit {

  /**
   * Admits one call if the limit allows it.
   *
   * @param now arrival time of the call; a time before the previous one is treated as equal to it
   * @return zero if the call was admitted, else the time until the next call would be
   */
  Duration tryTake(Instant now);

  /** Forgets all counted calls. */
  void clear();
}
