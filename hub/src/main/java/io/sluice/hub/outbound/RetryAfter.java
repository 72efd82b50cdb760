package io.sluice.hub.outbound;

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
public final class RetryAfter {
  private static final int MOST_DIGITS = 9;

  /** More seconds than anybody means; who waits has a bound of its own. */
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  private RetryAfter() {}

  /**
   * How long to wait.
   *
   * @param headers lower-case names
   * @return nothing when the header is missing or makes no sense, when it names a time that is
   *     past, or a date while the answer has no Date header
   */
  public static Optional<Duration> of(Map<String, String> headers) {
    String value = headers.getOrDefault("retry-after", "").strip();
    if (value.matches("\\d+")) {
      return Optional.of(
          value.length() > MOST_DIGITS ? FOR_EVER : Duration.ofSeconds(Long.parseLong(value)));
    }
    Optional<Instant> sent = date(headers.getOrDefault("date", ""));
    return date(value)
        .flatMap(until -> sent.map(from -> Duration.between(from, until)))
        .filter(wait -> !wait.isNegative() && !wait.isZero());
  }

  /** The same of an answer whose status alone asks for no wait: however wrong, the header does. */
  static Optional<Duration> ifAsked(Map<String, String> headers) {
    return headers.containsKey("retry-after")
        ? of(headers).or(() -> Optional.of(Duration.ZERO))
        : Optional.empty();
  }

  /** A date as headers have it (RFC 9110, 5.6.7); empty for what is none. */
  static Optional<Instant> date(String text) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip())));
    } catch (DateTimeException expected) {
      return Optional.empty();
    }
  }
}
