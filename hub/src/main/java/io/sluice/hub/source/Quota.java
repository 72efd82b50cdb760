package io.sluice.hub.source;

import io.sluice.hub.gate.BucketKey;
import io.sluice.hub.gate.Gate;
import java.util.List;

/**
 * What the gate tells about the calls that are left, as far as the pace needs it. Immutable.
 *
 * @param throttled refusals counted so far
 * @param limit the most calls that the gate has allowed itself
 */
record Quota(long throttled, int limit) {
  /** Before the gate was asked. */
  static final Quota UNKNOWN = new Quota(-1, 0);

  /** The room now, and what to compare with the next time. */
  record Step(Quota next, Pace.Room room) {}

  Step look(List<Gate.Bucket> buckets) {
    long refused = 0;
    int allowed = 0;
    int free = 0;
    boolean paused = false;
    boolean waiting = false;
    for (Gate.Bucket bucket : buckets) {
      if (bucket.key().kind() == BucketKey.Kind.CUSTOMER_INSIGHTS) {
        refused += bucket.throttled();
        allowed += bucket.outlook().allowed();
        free += bucket.outlook().free();
        paused |= bucket.pausedUntil().isPresent();
        waiting |= bucket.queued() > 0;
      }
    }
    Quota next = new Quota(refused, Math.max(limit, allowed));
    boolean breathless = paused || allowed < limit || (throttled >= 0 && refused > throttled);
    Pace.Room room =
        breathless
            ? Pace.Room.THROTTLED
            : free * 2 >= allowed && !waiting ? Pace.Room.FREE : Pace.Room.TIGHT;
    return new Step(next, room);
  }
}
