package io.sluice.hub.gate;

import java.util.EnumMap;
import java.util.Map;

/**
 * Which priority goes next. SWEEP and INTERACTIVE earn a part of a credit with every slot that
 * anybody gets and spend one for each of their own: with credit they go first, without they wait
 * behind FLOW. So each has its share whatever the others ask for, FLOW keeps the rest, and a share
 * that nobody wants is everybody's. Counted in hundredths of a slot, so that nothing is rounded.
 */
final class PriorityScheduler {
  /** One slot. */
  private static final int SLOT = 100;

  private final Map<Priority, Integer> share = new EnumMap<>(Priority.class);
  private final Map<Priority, Integer> most = new EnumMap<>(Priority.class);
  private final Map<Priority, Integer> credit = new EnumMap<>(Priority.class);

  PriorityScheduler(BucketConfig config) {
    int limit = config.windows().get(0).limit();
    reserve(Priority.SWEEP, config.sweepShare(), limit);
    reserve(Priority.INTERACTIVE, config.interactiveShare(), limit);
  }

  private void reserve(Priority priority, int perCent, int limit) {
    share.put(priority, perCent);
    most.put(priority, Math.max(SLOT, perCent * limit));
    credit.put(priority, Math.max(SLOT, perCent * limit));
  }

  /** The next priority among those that wait; somebody must. */
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

  /** A priority got a slot. */
  void granted(Priority priority) {
    share.forEach(
        (earner, part) ->
            credit.merge(
                earner,
                part,
                (had, earned) -> Math.min(most.getOrDefault(earner, 0), had + earned)));
    credit.computeIfPresent(priority, (spender, had) -> Math.max(0, had - SLOT));
  }

  boolean hasCredit(Priority priority) {
    return credits(priority) > 0;
  }

  /** How many slots a priority may have before all others; none for FLOW. */
  int credits(Priority priority) {
    return credit.getOrDefault(priority, 0) / SLOT;
  }
}
