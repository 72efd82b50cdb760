package io.sluice.hub.outbound;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the header {@code Retry-After} (<a
 * href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3">RFC 9110, 10.2.3</a>): seconds, or a
 * date. A date is compared with the answer's own {@code Date}, because of clock skew.
 */
public final class RetryAfter {
  private static final int MAX_DIGITS = 9;

  /** Stands for numbers that do not fit; callers apply an upper bound of their own. */
  private static final Duration UNBOUNDED = Duration.ofDays(36_500);

  private RetryAfter() {}

  /**
   * The wait that the server asks for.
   *
   * @param headers response headers by lower-case name
   * @return empty if the header is missing, invalid or in the past, or if it is a date and the
   *     answer has no {@code Date}
   */
  public static Optional<Duration> of(Map<String, String> headers) {
    String value = headers.getOrDefault("retry-after", "").strip();
    if (value.matches("\\d+")) {
      return Optional.of(
          value.length() > MAX_DIGITS ? UNBOUNDED : Duration.ofSeconds(Long.parseLong(value)));
    }
    Optional<Instant> sent = date(headers.getOrDefault("date", ""));
    return date(value)
        .flatMap(until -> sent.map(from -> Duration.between(from, until)))
        .filter(wait -> !wait.isNegative() && !wait.isZero());
  }

  /**
   * The same for a status that by itself asks for no wait: an invalid header asks for the minimum.
   */
  static Optional<Duration> ifAsked(Map<String, String> headers) {
    return headers.containsKey("retry-after")
        ? of(headers).or(() -> Optional.of(Duration.ZERO))
        : Optional.empty();
  }

  /** An HTTP date (RFC 9110, 5.6.7); empty if the text is none. */
  static Optional<Instant> date(String text) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip())));
    } catch (DateTimeException expected) {
      return Optional.empty();
    }
  }
}
