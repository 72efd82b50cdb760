package io.sluice.hub.gate;

import java.util.EnumMap;
import java.util.Map;

/**
 * Chooses the priority that is served next by credit-based scheduling. SWEEP and INTERACTIVE earn a
 * fraction of a credit with every grant and spend one credit per grant of their own. With credit
 * they precede FLOW, without credit they follow it. Each thus gets its share whatever the others
 * request, FLOW gets the rest, and an unused share is open to all. Credits are counted in
 * hundredths, so that nothing is rounded.
 */
final class PriorityScheduler {
  /** Credit for one grant, in hundredths. */
  private static final int GRANT = 100;

  private final Map<Priority, Integer> share = new EnumMap<>(Priority.class);
  private final Map<Priority, Integer> maxCredit = new EnumMap<>(Priority.class);
  private final Map<Priority, Integer> credit = new EnumMap<>(Priority.class);

  PriorityScheduler(BucketConfig config) {
    int limit = config.windows().get(0).limit();
    reserve(Priority.SWEEP, config.shares().sweepPercent(), limit);
    reserve(Priority.INTERACTIVE, config.shares().interactivePercent(), limit);
  }

  private void reserve(Priority priority, int percent, int limit) {
    share.put(priority, percent);
    maxCredit.put(priority, Math.max(GRANT, percent * limit));
    credit.put(priority, Math.max(GRANT, percent * limit));
  }

  /** The priority to serve next; the queue must not be empty. */
  Priority next(WaitQueue waiting) {
    if (waiting.size(Priority.SWEEP) > 0 && hasCredit(Priority.SWEEP)) {
      return Priority.SWEEP;
    }
    if (waiting.size(Priority.INTERACTIVE) > 0 && hasCredit(Priority.INTERACTIVE)) {
      return Priority.INTERACTIVE;
    }
    if (waiting.size(Priority.FLOW) > 0) {
      return Priority.FLOW;
    }
    return waiting.size(Priority.SWEEP) > 0 ? Priority.SWEEP : Priority.INTERACTIVE;
  }

  /** A caller of this priority was granted a permit. */
  void granted(Priority priority) {
    share.forEach(
        (earner, part) ->
            credit.merge(
                earner,
                part,
                (had, earned) -> Math.min(maxCredit.getOrDefault(earner, 0), had + earned)));
    credit.computeIfPresent(priority, (spender, had) -> Math.max(0, had - GRANT));
  }

  boolean hasCredit(Priority priority) {
    return credits(priority) > 0;
  }

  /** Number of grants for which a priority precedes all others; 0 for FLOW. */
  int credits(Priority priority) {
    return credit.getOrDefault(priority, 0) / GRANT;
  }
}
