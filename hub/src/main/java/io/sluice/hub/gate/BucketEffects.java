package io.sluice.hub.gate;

import java.util.List;
import java.util.OptionalLong;

/**
 * What a bucket wants done after it was told something.
 *
 * @param wakeAt when to wake it if nothing else happens before; never needed when nobody waits
 */
record BucketEffects(List<Granted> granted, List<Refused> refused, OptionalLong wakeAt) {

  /** A caller has its slot. */
  record Granted(PermitRequest request, long permit) {}

  /**
   * A caller gets none.
   *
   * @param expectedWait how long it would have to wait at least if it asked again now, nanoseconds
   */
  record Refused(PermitRequest request, Reason reason, long expectedWait) {}

  /** Why a caller is sent away. */
  enum Reason {
    /** More callers wait than the queue holds. */
    QUEUE_FULL,
    /** The wait takes longer than the caller is ready to wait. */
    TOO_LONG
  }
}
