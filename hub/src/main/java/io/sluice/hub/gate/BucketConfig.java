package io.sluice.hub.gate;

import java.util.List;

/**
 * Limits of one kind of bucket.
 *
 * @param windows limits that hold at once; the first is shown to people and is the base of shares
 * @param queue waiting callers of one priority at most, from 1 to 100,000. Too small and a burst is
 *     refused; too large and callers wait for an answer that comes too late
 * @param idleReserve slots that flows leave free at most for an active person and for the next
 *     sweep (see {@link SlotReserve}), from 0 to 2. Each costs a hundredth of a quota of 100
 */
public record BucketConfig(
    List<Window> windows, int queue, PriorityShares shares, int idleReserve) {

  public BucketConfig {
    windows = List.copyOf(windows);
    check(!windows.isEmpty(), "a bucket needs at least one window");
    check(queue >= 1 && queue <= 100_000, "queue must be from 1 to 100000, not " + queue);
    check(idleReserve >= 0 && idleReserve <= 2, "idleReserve must be 0, 1 or 2");
    check(
        windows.get(0).limit() > idleReserve,
        "the first window must allow more calls than idleReserve");
  }

  /**
   * Guaranteed shares of all slots in per cent; flows get the rest.
   *
   * @param sweepPercent share of SWEEP, at least 1
   * @param interactivePercent share of INTERACTIVE, at least 1; both together at most 90
   */
  public record PriorityShares(int sweepPercent, int interactivePercent) {
    /** SWEEP 10 %, INTERACTIVE 5 %. */
    public static final PriorityShares DEFAULT = new PriorityShares(10, 5);

    public PriorityShares {
      check(
          sweepPercent >= 1 && interactivePercent >= 1 && sweepPercent + interactivePercent <= 90,
          "the shares of SWEEP and INTERACTIVE must be at least 1 and together at most 90 per"
              + " cent");
    }
  }

  /** A bucket with the default shares and no idle reserve. */
  public static BucketConfig of(int queue, Window... windows) {
    return new BucketConfig(List.of(windows), queue, PriorityShares.DEFAULT, 0);
  }

  /** The same with slots reserved for an active person and the next sweep. */
  public BucketConfig withIdleReserve(int slots) {
    return new BucketConfig(windows, queue, shares, slots);
  }

  private static void check(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
