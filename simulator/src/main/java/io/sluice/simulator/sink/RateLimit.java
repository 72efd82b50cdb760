package io.sluice.simulator.sink;

import java.time.Duration;
import java.util.List;

/**
 * So many requests in so long.
 *
 * @param calls how many requests are taken
 * @param window in any stretch of this length
 */
public record RateLimit(int calls, Duration window) {

  /** The one that flows meet first: four requests a second per webhook. */
  public static final List<RateLimit> FOUR_PER_SECOND =
      List.of(new RateLimit(4, Duration.ofSeconds(1)));

  /** All limits that Teams documents per webhook (facts 4.1). */
  public static final List<RateLimit> TEAMS =
      List.of(
          new RateLimit(4, Duration.ofSeconds(1)),
          new RateLimit(60, Duration.ofSeconds(30)),
          new RateLimit(100, Duration.ofSeconds(3_600)),
          new RateLimit(150, Duration.ofSeconds(7_200)),
          new RateLimit(1_800, Duration.ofSeconds(86_400)));
}
