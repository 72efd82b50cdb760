package io.sluice.hub.console;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts wrong tokens by the caller's address, so that nobody can try many: after {@link #MOST} in
 * a minute the address is turned away until the minute is over. Pure but for its own state; {@code
 * now} is in nanoseconds of a clock that never goes back.
 */
final class WrongTokenLimit {
  /** Wrong tokens that an address may send in {@link #WINDOW}. */
  static final int MOST = 30;

  static final Duration WINDOW = Duration.ofMinutes(1);

  /** Addresses that are kept; the oldest goes first. */
  private static final int MOST_ADDRESSES = 1000;

  private final Map<String, Count> counts = new LinkedHashMap<>();

  /** Seconds until the address may try again; 0 when it may now. */
  long waitSeconds(String address, long now) {
    Count count = counts.get(address);
    if (count == null || count.failures() < MOST) {
      return 0;
    }
    long left = count.since() + WINDOW.toNanos() - now;
    return left <= 0 ? 0 : Duration.ofNanos(left).plusSeconds(1).toSeconds();
  }

  /** Notes a wrong token. */
  void failed(String address, long now) {
    Count count = counts.remove(address);
    boolean fresh = count == null || now - count.since() >= WINDOW.toNanos();
    counts.put(address, fresh || count == null ? new Count(now, 1) : count.more());
    if (counts.size() > MOST_ADDRESSES) {
      counts.remove(counts.keySet().iterator().next());
    }
  }

  private record Count(long since, int failures) {
    Count more() {
      return new Count(since, failures + 1);
    }
  }
}
