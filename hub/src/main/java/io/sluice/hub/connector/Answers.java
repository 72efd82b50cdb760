package io.sluice.hub.connector;

import io.sluice.hub.connector.Connectors.Answer;
import io.sluice.hub.outbound.OutboundException;
import io.sluice.hub.outbound.Outcome;
import io.sluice.hub.outbound.RetryAfter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides what statuses and failures mean, in one place. */
public final class Answers {
  private Answers() {}

  /** Methods that change nothing: without an answer nothing was done. */
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  /**
   * What an HTTP status says about a call that was sent. A redirect is not followed and so a
   * refusal; a gateway that got no answer (502, 504) does not know whether the call was done.
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

  /** What a failure means for a call with the given method. */
  public static Outcome outcome(String method, Outcome outcome) {
    return outcome == Outcome.UNKNOWN && SAFE.contains(method) ? Outcome.UNAVAILABLE : outcome;
  }

  /** An answer that is a success. */
  public static Answer succeeded(int status, Map<String, String> headers, @Nullable Object body) {
    return new Answer(Outcome.SUCCEEDED, status, headers, body, null, Optional.empty());
  }

  /** An answer that is none. */
  public static Answer failed(
      Outcome outcome,
      int status,
      Map<String, String> headers,
      @Nullable Object body,
      String error) {
    return new Answer(outcome, status, headers, body, error, RetryAfter.of(headers));
  }

  /** A call that got no answer, or could not be made; what secrets its text holds is hidden. */
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

  /** A call that got no answer, or could not be made. */
  public static Answer failed(Throwable cause) {
    Outcome outcome =
        cause instanceof OutboundException known ? known.outcome() : Outcome.UNAVAILABLE;
    return new Answer(
        outcome, 0, Map.of(), null, String.valueOf(cause.getMessage()), Optional.empty());
  }
}
