package io.sluice.wdl.action;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the caller of a flow receives: HTTP status, headers and body, or why there are none. */
public sealed interface ChildFlowReply {
  /** The HTTP status; the calling action fails from 400. */
  int status();

  /** The response headers. */
  default Map<String, String> headers() {
    return Map.of();
  }

  /** The response body; null when there is none. */
  default @Nullable Object body() {
    return null;
  }

  /** The error message of the calling action; null when it succeeds. */
  @Nullable String error();

  /** Whether the calling action succeeds. */
  default boolean ok() {
    return status() < 400;
  }

  /** The flow's Response action has answered, with any status. */
  record Responded(String flow, int status, Map<String, String> headers, @Nullable Object body)
      implements ChildFlowReply {
    @Override
    public @Nullable String error() {
      return ok() ? null : "the flow '" + flow + "' answered with " + status;
    }
  }

  /** The call was refused: no run was started. */
  record Refused(int status, String error) implements ChildFlowReply {}

  /**
   * The run has ended without a Response, which its caller sees as a bad gateway.
   *
   * @param runStatus how the run ended
   */
  record NoResponse(String flow, String run, String runStatus) implements ChildFlowReply {
    /** The error code that callers see. */
    public static final String CODE = "NoResponse";

    @Override
    public int status() {
      return 502;
    }

    @Override
    public Object body() {
      return Map.of(
          "error",
          Map.of(
              "code",
              CODE,
              "message",
              "The server did not receive a response from an upstream server. Request tracking id '"
                  + run
                  + "'."));
    }

    @Override
    public String error() {
      return CODE
          + ": the flow '%s' ended %s without a Response (run %s)".formatted(flow, runStatus, run);
    }
  }
}
