package io.sluice.hub.flow;

import io.sluice.hub.bus.Message;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The reply to a {@link Flows.FlowCall}. */
public sealed interface CallReply extends Message {
  /**
   * The call was not accepted; nothing was stored.
   *
   * @param status HTTP status from 400
   * @param code stable error code, such as {@code WorkflowNotFound}
   * @param message explanation for the caller
   */
  record RefusedCall(int status, String code, String message) implements CallReply {}

  /**
   * The call was accepted, and a trigger condition kept it from starting a run.
   *
   * @param reason explanation for the caller
   */
  record Filtered(String reason) implements CallReply {}

  /** A run was started; the flow has no Response to wait for. */
  record Accepted(String runId) implements CallReply {}

  /** The run has executed its Response. */
  record Responded(String runId, int status, Map<String, String> headers, @Nullable Object body)
      implements CallReply {}

  /**
   * The run ended without executing its Response.
   *
   * @param message explanation for the caller
   */
  record Unanswered(String runId, int status, String code, String message) implements CallReply {}
}
