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
 * Clock skew between this machine and the API, measured by the {@code Date} header of answers.
 * Receivers of signed deliveries tolerate five minutes (Standard Webhooks); the warning comes well
 * before. Used on one event loop at a time.
 */
final class Skew {
  /** Longer than any call takes: the duration of a call cannot be distinguished from skew. */
  static final Duration WARNING_THRESHOLD = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(Skew.class);

  private final Meters meters;
  private volatile boolean warned;

  Skew(Meters meters) {
    this.meters = meters;
  }

  /** Measures the skew by an answer; only answers of the API that have the header count. */
  void observe(BucketKey from, Map<String, String> headers, Instant now) {
    if (from.kind() == BucketKey.Kind.CUSTOMER_INSIGHTS) {
      RetryAfter.date(headers.getOrDefault("date", ""))
          .ifPresent(theirs -> record(Duration.between(theirs, now)));
    }
  }

  private void record(Duration ahead) {
    meters.set(Metric.CLOCK_SKEW, ahead.toMillis() / 1000.0);
    boolean far = ahead.abs().compareTo(WARNING_THRESHOLD) > 0;
    if (far && !warned) {
      LOG.warn(
          "this machine's clock is {} s {} the API's: synchronise it by NTP; receivers refuse signed"
              + " deliveries that are five minutes off, and times in the history are wrong",
          ahead.abs().toSeconds(),
          ahead.isNegative() ? "behind" : "ahead of");
    } else if (!far && warned) {
      LOG.warn("this machine's clock agrees with the API's again");
    }
    warned = far;
  }

  /** Whether the skew of the latest answer exceeded the threshold. */
  boolean isFar() {
    return warned;
  }
}
