package io.sluice.hub.source;

import io.sluice.hub.gate.BucketKey;
import io.sluice.hub.gate.Gate;
import java.util.List;

/**
 * What the pace of sweeps needs to know of the call quota: how much is left, and whether the
 * service has begun to refuse calls. Immutable.
 *
 * @param throttled refusals counted so far; -1 before the first look
 * @param limit the most calls per window that the gate has allowed itself
 */
record QuotaTrend(long throttled, int limit) {
  /** Before the first look. */
  static final QuotaTrend UNKNOWN = new QuotaTrend(-1, 0);

  /** The headroom now, and the trend to compare the next look with. */
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
        waiting |= bucket.load().queued() > 0;
      }
    }
    QuotaTrend next = new QuotaTrend(refused, Math.max(limit, allowed));
    boolean throttling = paused || allowed < limit || (throttled >= 0 && refused > throttled);
    Pace.CallHeadroom room =
        throttling
            ? Pace.CallHeadroom.THROTTLED
            : free * 2 >= allowed && !waiting ? Pace.CallHeadroom.FREE : Pace.CallHeadroom.TIGHT;
    return new QuotaTrendUpdate(next, room);
  }
}
