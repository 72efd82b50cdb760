package io.sluice.simulator.sink;

import java.time.Duration;
import java.util.List;

/**
 * A rate limit.
 *
 * @param calls maximum number of requests
 * @param window length of the sliding window
 */
public record RateLimit(int calls, Duration window) {

  /** The narrowest limit of Teams: four requests per second and webhook. */
  public static final List<RateLimit> FOUR_PER_SECOND =
      List.of(new RateLimit(4, Duration.ofSeconds(1)));

  /**
   * All <a
   * href="https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using#rate-limiting-for-connectors">documented
   * limits</a> of a Teams webhook.
   */
  public static final List<RateLimit> TEAMS =
      List.of(
          new RateLimit(4, Duration.ofSeconds(1)),
          new RateLimit(60, Duration.ofSeconds(30)),
          new RateLimit(100, Duration.ofSeconds(3_600)),
          new RateLimit(150, Duration.ofSeconds(7_200)),
          new RateLimit(1_800, Duration.ofSeconds(86_400)));
}
