package io.sluice.wdl.action;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came back from a call.
 *
 * @param verdict what became of it, decided by the connector
 * @param status the HTTP status, or 0 when there was no answer
 * @param headers lower-case names
 * @param error for people; null when it succeeded
 * @param retryAfter how long the other side asked us to wait
 */
public record OperationReply(
    Verdict verdict,
    int status,
    Map<String, String> headers,
    @Nullable Object body,
    @Nullable String error,
    @Nullable Duration retryAfter) {
  /** What became of a call. */
  public enum Verdict {
    SUCCEEDED,
    /** Repeating it gives the same. */
    REJECTED,
    /** A quota is used up. */
    THROTTLED,
    /** Not done; may work later. */
    UNAVAILABLE,
    /** May or may not have been done. */
    UNKNOWN
  }

  /** A successful reply with status 200. */
  public static OperationReply ok(@Nullable Object body) {
    return new OperationReply(Verdict.SUCCEEDED, 200, new LinkedHashMap<>(), body, null, null);
  }

  /**
   * A failed reply; its verdict follows from the status: 429 is throttled, 408 and 5xx unavailable,
   * anything else rejected.
   *
   * @param status HTTP status, 400 to 599
   * @param error one sentence
   */
  public static OperationReply failed(int status, String error) {
    Verdict verdict =
        status == 429
            ? Verdict.THROTTLED
            : status == 408 || status >= 500 ? Verdict.UNAVAILABLE : Verdict.REJECTED;
    return new OperationReply(verdict, status, new LinkedHashMap<>(), null, error, null);
  }

  /** Whether it was done. */
  public boolean ok() {
    return verdict == Verdict.SUCCEEDED;
  }

  /** Whether a retry policy may try again. */
  public boolean retryable() {
    return verdict != Verdict.SUCCEEDED && verdict != Verdict.REJECTED;
  }

  /** The action's outputs; null when there was no answer. A 204 has no body. */
  public @Nullable Map<String, @Nullable Object> outputs() {
    return outputs(body);
  }

  /** The action's outputs with another body. */
  public @Nullable Map<String, @Nullable Object> outputs(@Nullable Object content) {
    if (status == 0) {
      return null;
    }
    Map<String, @Nullable Object> outputs = new LinkedHashMap<>();
    outputs.put("statusCode", (long) status);
    outputs.put("headers", headers);
    if (status != 204) {
      outputs.put("body", content);
    }
    return outputs;
  }
}
