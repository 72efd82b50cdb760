package io.sluice.hub.outbound;

import io.sluice.hub.gate.BucketKey;
import io.sluice.hub.metrics.Meters;
import io.sluice.hub.metrics.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far this machine's clock is from the API's, by the Date header of its answers. Receivers of
 * signed deliveries allow five minutes (Standard Webhooks); a warning comes well before. Belongs to
 * one event loop at a time.
 */
final class Skew {
  /** More than any call takes, which this cannot tell from a difference of the clocks. */
  static final Duration WARNS = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(Skew.class);

  private final Meters meters;
  private volatile boolean warned;

  Skew(Meters meters) {
    this.meters = meters;
  }

  /**
   * Takes the header of an answer; other sides than the API, and answers without it, say nothing.
   */
  void heard(BucketKey from, Map<String, String> headers, Instant now) {
    if (from.kind() == BucketKey.Kind.CUSTOMER_INSIGHTS) {
      RetryAfter.date(headers.getOrDefault("date", ""))
          .ifPresent(theirs -> ahead(Duration.between(theirs, now)));
    }
  }

  private void ahead(Duration ahead) {
    meters.set(Metric.CLOCK_SKEW, ahead.toMillis() / 1000.0);
    boolean far = ahead.abs().compareTo(WARNS) > 0;
    if (far && !warned) {
      LOG.warn(
          "this machine's clock is {} s {} the API's: set it by NTP; receivers refuse signed"
              + " deliveries that are five minutes off, and times in the history mislead",
          ahead.abs().toSeconds(),
          ahead.isNegative() ? "behind" : "ahead of");
    } else if (!far && warned) {
      LOG.warn("this machine's clock agrees with the API's again");
    }
    warned = far;
  }

  /** Whether the clocks are too far apart, by the latest answer. */
  boolean isFar() {
    return warned;
  }
}
