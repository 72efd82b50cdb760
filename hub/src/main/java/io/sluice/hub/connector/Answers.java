package io.sluice.hub.connector;

import io.sluice.hub.connector.Connectors.Answer;
import io.sluice.hub.outbound.OutboundException;
import io.sluice.hub.outbound.Outcome;
import io.sluice.hub.outbound.RetryAfter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Meaning of HTTP statuses and of failures, the same for all connectors. */
public final class Answers {
  private Answers() {}

  /** Safe methods (RFC 9110, 9.2.1): a call without an answer has changed nothing. */
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  /**
   * Outcome of a call that was answered with a status. Redirects are not followed and count as
   * rejected. After 502 and 504, a gateway's answers, it is unknown whether the call was processed.
   */
  public static Outcome outcome(String method, int status) {
    if (status >= 200 && status < 300) {
      return Outcome.SUCCEEDED;
    }
    return switch (status) {
      case 429 -> Outcome.THROTTLED;
      case 408, 425 -> Outcome.UNAVAILABLE;
      case 501, 505 -> Outcome.REJECTED;
      case 502, 504 -> outcome(method, Outcome.UNKNOWN);
      default -> status >= 500 ? Outcome.UNAVAILABLE : Outcome.REJECTED;
    };
  }

  /** Outcome of a failed call, given its method. */
  public static Outcome outcome(String method, Outcome outcome) {
    return outcome == Outcome.UNKNOWN && SAFE.contains(method) ? Outcome.UNAVAILABLE : outcome;
  }

  /** A success. */
  public static Answer succeeded(int status, Map<String, String> headers, @Nullable Object body) {
    return new Answer(Outcome.SUCCEEDED, status, headers, body, null, Optional.empty());
  }

  /** An answer that is not a success. */
  public static Answer failed(
      Outcome outcome,
      int status,
      Map<String, String> headers,
      @Nullable Object body,
      String error) {
    return new Answer(outcome, status, headers, body, error, RetryAfter.of(headers));
  }

  /** A call that was not answered or not made; secrets in the error text are redacted. */
  public static Answer failed(Throwable cause, Redactor redactor) {
    Answer plain = failed(cause);
    return new Answer(
        plain.outcome(),
        0,
        Map.of(),
        null,
        redactor.clean(String.valueOf(plain.error())),
        Optional.empty());
  }

  /** A call that was not answered or not made. */
  public static Answer failed(Throwable cause) {
    Outcome outcome =
        cause instanceof OutboundException known ? known.outcome() : Outcome.UNAVAILABLE;
    return new Answer(
        outcome, 0, Map.of(), null, String.valueOf(cause.getMessage()), Optional.empty());
  }
}
