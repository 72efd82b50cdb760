package io.sluice.simulator.front;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Records the requests received by one endpoint, including throttled ones. */
public final class Ledger {
  /** Number of arrivals kept; older ones remain in the counts only. */
  public static final int MAX_KEPT = 10_000;

  private static final Duration WINDOW = Duration.ofSeconds(60);

  private final Deque<Instant> window = new ArrayDeque<>();
  private final Deque<Arrival> kept = new ArrayDeque<>();
  private long total;
  private long throttled;
  private int largestCount;

  /**
   * Counts and latest arrivals of a ledger.
   *
   * @param total arrivals since the start
   * @param largestIn60s largest number of arrivals in any window (t - 60 s, t]
   * @param throttled arrivals refused by the rate limit
   * @param arrivals the latest arrivals, oldest first
   */
  public record View(long total, int largestIn60s, long throttled, List<Arrival> arrivals) {}

  /** Counts an arrival. */
  public void count(Arrival arrival) {
    total++;
    throttled += arrival.throttled() ? 1 : 0;
    Instant edge = arrival.at().minus(WINDOW);
    while (!window.isEmpty() && !window.peekFirst().isAfter(edge)) {
      window.removeFirst();
    }
    window.addLast(arrival.at());
    largestCount = Math.max(largestCount, window.size());
    kept.addLast(arrival);
    if (kept.size() > MAX_KEPT) {
      kept.removeFirst();
    }
  }

  /** The counts, with at most {@code max} of the latest arrivals. */
  public View view(int max) {
    List<Arrival> all = new ArrayList<>(kept);
    return new View(
        total, largestCount, throttled, all.subList(Math.max(0, all.size() - max), all.size()));
  }

  /** Resets all counts and removes all arrivals. */
  public void clear() {
    window.clear();
    kept.clear();
    total = 0;
    throttled = 0;
    largestCount = 0;
  }
}
