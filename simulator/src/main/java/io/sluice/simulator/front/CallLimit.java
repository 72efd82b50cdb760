package io.sluice.simulator.front;

import java.time.Duration;
import java.time.Instant;

/** A limit of calls per time that answers at once and never waits. */
public interface CallLimit {

  /**
   * Counts one call when there is room.
   *
   * @param now the time of the call's arrival; an earlier time than the last one counts as the last
   * @return zero when the call was admitted, else how long until the next one would be
   */
  Duration tryTake(Instant now);

  /** Forgets every call counted so far. */
  void clear();
}
