package io.sluice.hub.gate;

import java.util.List;

/**
 * The rule of one kind of bucket.
 *
 * @param windows all of them hold at once; the first is the one that people are shown and that
 *     shares are parts of
 * @param queue how many callers of one priority may wait, from 1 to 100,000: too small and a burst
 *     is refused, too large and callers wait for an answer that comes too late
 * @param sweepShare the part of all slots that SWEEP gets when everybody wants them, per cent
 * @param interactiveShare the same for INTERACTIVE
 * @param idleReserve slots that FLOW leaves free at most for a person at work and for the next
 *     sweep (see {@link SlotReserve}), from 0 to 2: each costs a hundredth of the quota when the
 *     limit is 100
 */
public record BucketConfig(
    List<Window> windows, int queue, int sweepShare, int interactiveShare, int idleReserve) {

  public BucketConfig {
    windows = List.copyOf(windows);
    check(!windows.isEmpty(), "a bucket needs at least one window");
    check(queue >= 1 && queue <= 100_000, "queue must be from 1 to 100000, not " + queue);
    check(
        sweepShare >= 1 && interactiveShare >= 1 && sweepShare + interactiveShare <= 90,
        "sweepShare and interactiveShare must be at least 1 and together at most 90 per cent");
    check(idleReserve >= 0 && idleReserve <= 2, "idleReserve must be 0, 1 or 2");
    check(
        windows.get(0).limit() > idleReserve,
        "the first window must allow more calls than idleReserve");
  }

  /** A bucket with the usual shares: SWEEP 10 %, INTERACTIVE 5 %, nothing kept idle. */
  public static BucketConfig of(int queue, Window... windows) {
    return new BucketConfig(List.of(windows), queue, 10, 5, 0);
  }

  /** The same with slots kept free for a person at work and the next sweep. */
  public BucketConfig withIdleReserve(int slots) {
    return new BucketConfig(windows, queue, sweepShare, interactiveShare, slots);
  }

  private static void check(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
