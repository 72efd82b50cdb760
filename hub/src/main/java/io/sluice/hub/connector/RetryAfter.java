package io.sluice.hub.connector;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the Retry-After header (RFC 9110, 10.2.3): seconds, or a date that is measured with the
 * answer's own Date header, since the two clocks need not agree.
 */
final class RetryAfter {
  private RetryAfter() {}

  /**
   * How long to wait.
   *
   * @param headers lower-case names
   * @return nothing when the header is missing or makes no sense, or is a date and the answer has
   *     no Date header
   */
  static Optional<Duration> of(Map<String, String> headers) {
    String value = headers.getOrDefault("retry-after", "").strip();
    if (value.matches("\\d{1,15}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
    }
    Optional<Instant> sent = date(headers.getOrDefault("date", ""));
    return date(value)
        .flatMap(until -> sent.map(from -> Duration.between(from, until)))
        .filter(wait -> !wait.isNegative() && !wait.isZero());
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip())));
    } catch (DateTimeException expected) {
      return Optional.empty();
    }
  }
}
