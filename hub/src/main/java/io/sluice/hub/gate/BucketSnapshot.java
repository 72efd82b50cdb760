package io.sluice.hub.gate;

import java.util.OptionalLong;

/**
 * The state of a bucket at one moment. Times are nanoseconds.
 *
 * @param used calls granted in the last window
 * @param pausedUntil end of the back-off, on the bucket's clock
 * @param throttled number of answers so far that said that the client is too fast
 */
record BucketSnapshot(
    int used, SlotCounts slots, QueueState queue, OptionalLong pausedUntil, long throttled) {

  /**
   * Slots of the first window.
   *
   * @param allowed slots in use at most, adapted to 429 answers
   */
  record SlotCounts(int allowed, int busy, int inFlight) {}

  /**
   * Waiting callers.
   *
   * @param expectedWait lower bound of the wait of a flow that has no caller in the queue
   */
  record QueueState(int length, long oldestWait, long expectedWait) {}
}
