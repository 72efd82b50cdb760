package io.sluice.wdl.action;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The reply to a call.
 *
 * @param verdict the outcome, as classified by the connector
 * @param status HTTP status; 0 when there was no response
 * @param headers with names in lower case
 * @param error message; null when the call succeeded
 * @param retryAfter the wait that the other side requested; null for none
 */
public record OperationReply(
    Verdict verdict,
    int status,
    Map<String, String> headers,
    @Nullable Object body,
    @Nullable String error,
    @Nullable Duration retryAfter) {
  /** The outcome of a call. */
  public enum Verdict {
    /** The operation was performed. */
    SUCCEEDED,
    /** Permanent failure: a retry would fail again. */
    REJECTED,
    /** A quota is exhausted. */
    THROTTLED,
    /** Transient failure: not performed, a retry may succeed. */
    UNAVAILABLE,
    /** Unknown outcome: the operation may have been performed. */
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

  /** Whether the call succeeded. */
  public boolean ok() {
    return verdict == Verdict.SUCCEEDED;
  }

  /** Whether a retry policy applies. */
  public boolean retryable() {
    return verdict != Verdict.SUCCEEDED && verdict != Verdict.REJECTED;
  }

  /** The action's outputs; null without a response. A 204 has no body. */
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
