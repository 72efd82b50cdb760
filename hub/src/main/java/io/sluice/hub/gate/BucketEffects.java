package io.sluice.hub.gate;

import java.util.List;
import java.util.OptionalLong;

/**
 * What the shell has to do after an event. Times are nanoseconds.
 *
 * @param wakeAt when to wake the bucket unless another event comes first; empty if no caller waits
 */
record BucketEffects(List<Granted> granted, List<Refused> refused, OptionalLong wakeAt) {

  /** A caller gets its permit. */
  record Granted(PermitRequest request, long permit) {}

  /**
   * A caller is refused.
   *
   * @param expectedWait lower bound of the wait if the caller asked again now
   */
  record Refused(PermitRequest request, RefusalReason reason, long expectedWait) {}

  /** Why a caller is refused. */
  enum RefusalReason {
    /** The queue of the caller's priority is full. */
    QUEUE_FULL,
    /** No slot becomes free before the caller's deadline. */
    TOO_LONG
  }
}
