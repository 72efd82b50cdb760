package io.sluice.hub.console;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Rate limit against guessing the API token. After {@link #MAX_FAILURES} wrong tokens within {@link
 * #WINDOW} an address is refused until its window ends. Does no I/O and reads no clock: {@code now}
 * is the time of a monotonic clock in nanoseconds. Not thread-safe.
 */
final class WrongTokenLimit {
  /** Wrong tokens accepted from one address within {@link #WINDOW} before it is refused. */
  static final int MAX_FAILURES = 30;

  static final Duration WINDOW = Duration.ofMinutes(1);

  /** Bound on the addresses remembered; the one with the oldest failure is evicted first. */
  private static final int MAX_ADDRESSES = 1000;

  private final Map<String, Count> counts = new LinkedHashMap<>();

  /** Seconds until the address may try again; 0 if it is not refused. */
  long waitSeconds(String address, long now) {
    Count count = counts.get(address);
    if (count == null || count.failures() < MAX_FAILURES) {
      return 0;
    }
    long left = count.since() + WINDOW.toNanos() - now;
    return left <= 0 ? 0 : Duration.ofNanos(left).plusSeconds(1).toSeconds();
  }

  /** Records a wrong token. */
  void recordFailure(String address, long now) {
    Count count = counts.remove(address);
    boolean fresh = count == null || now - count.since() >= WINDOW.toNanos();
    counts.put(address, fresh || count == null ? new Count(now, 1) : count.more());
    if (counts.size() > MAX_ADDRESSES) {
      counts.remove(counts.keySet().iterator().next());
    }
  }

  private record Count(long since, int failures) {
    Count more() {
      return new Count(since, failures + 1);
    }
  }
}
