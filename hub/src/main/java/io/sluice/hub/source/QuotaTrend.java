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
record QuotaTrend(long throttled, int limit) {
  /** Before the gate was asked. */
  static final QuotaTrend UNKNOWN = new QuotaTrend(-1, 0);

  /** The room now, and what to compare with the next time. */
  record QuotaTrendUpdate(QuotaTrend next, Pace.CallHeadroom headroom) {}

  QuotaTrendUpdate after(List<Gate.BucketStatus> buckets) {
    long refused = 0;
    int allowed = 0;
    int free = 0;
    boolean paused = false;
    boolean waiting = false;
    for (Gate.BucketStatus bucket : buckets) {
      if (bucket.key().kind() == BucketKey.Kind.CUSTOMER_INSIGHTS) {
        refused += bucket.throttled();
        allowed += bucket.outlook().allowed();
        free += bucket.outlook().free();
        paused |= bucket.pausedUntil().isPresent();
        waiting |= bucket.queued() > 0;
      }
    }
    QuotaTrend next = new QuotaTrend(refused, Math.max(limit, allowed));
    boolean breathless = paused || allowed < limit || (throttled >= 0 && refused > throttled);
    Pace.CallHeadroom room =
        breathless
            ? Pace.CallHeadroom.THROTTLED
            : free * 2 >= allowed && !waiting ? Pace.CallHeadroom.FREE : Pace.CallHeadroom.TIGHT;
    return new QuotaTrendUpdate(next, room);
  }
}
