package io.sluice.simulator.front;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Counts arrivals at one door. Every request counts, throttled ones too: what matters is what the
 * server saw.
 */
public final class Ledger {
  /** How many arrivals are kept; older ones stay in the counts only. */
  public static final int KEPT = 10_000;

  private static final Duration WINDOW = Duration.ofSeconds(60);

  private final Deque<Instant> window = new ArrayDeque<>();
  private final Deque<Arrival> kept = new ArrayDeque<>();
  private long total;
  private long throttled;
  private int largest;

  /**
   * What a ledger shows.
   *
   * @param total arrivals since the start
   * @param largestIn60s the most arrivals in any window (t - 60 s, t]
   * @param throttled how many of the total the limit refused
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
    largest = Math.max(largest, window.size());
    kept.addLast(arrival);
    if (kept.size() > KEPT) {
      kept.removeFirst();
    }
  }

  /** The counts so far, with at most so many of the latest arrivals. */
  public View view(int most) {
    List<Arrival> all = new ArrayList<>(kept);
    return new View(
        total, largest, throttled, all.subList(Math.max(0, all.size() - most), all.size()));
  }

  /** Starts from nothing. */
  public void clear() {
    window.clear();
    kept.clear();
    total = 0;
    throttled = 0;
    largest = 0;
  }
}
