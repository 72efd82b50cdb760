package io.sluice.wdl.action;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a flow that is called gets from its caller, and the caller from it. */
public final class ChildCall {
  private ChildCall() {}

  /**
   * What the caller gets.
   *
   * @param error for people; null when all is well
   */
  public record Answer(
      int status, Map<String, String> headers, @Nullable Object body, @Nullable String error) {
    /** An answer without a body, for a call that was not taken. */
    public static Answer refused(int status, String reason) {
      return new Answer(status, Map.of(), null, reason);
    }

    /** Whether the action that called succeeds. */
    public boolean ok() {
      return status < 400;
    }
  }

  /**
   * Why a flow does not take a call; empty when it does.
   *
   * @param request whether it has a Request trigger
   * @param parameters the call's
   */
  public static Optional<Answer> refusal(
      String flow, boolean request, Map<String, @Nullable Object> parameters) {
    if (!request) {
      return Optional.of(
          Answer.refused(400, "the flow '" + flow + "' has no Request trigger to be called by"));
    }
    if (!(parameters.get(CallChain.PARAMETER) instanceof Long length) || length > CallChain.MOST) {
      return Optional.of(
          Answer.refused(
              508, "flows call one another at most " + CallChain.MOST + " deep; break the circle"));
    }
    return Optional.empty();
  }

  /** The outputs of the called flow's trigger. */
  public static Map<String, @Nullable Object> trigger(Map<String, @Nullable Object> parameters) {
    Map<String, @Nullable Object> headers = new LinkedHashMap<>();
    if (parameters.get("headers") instanceof Map<?, ?> given) {
      given.forEach((key, value) -> headers.put(String.valueOf(key), value));
    }
    headers.put(CallChain.HEADER, String.valueOf(parameters.get(CallChain.PARAMETER)));
    Map<String, @Nullable Object> trigger = new LinkedHashMap<>();
    trigger.put("headers", headers);
    trigger.put("body", parameters.get("body"));
    return trigger;
  }

  /**
   * What a run answers its caller; one that ended without a Response is a bad gateway.
   *
   * @param response the outputs of its Response; null when it gave none
   * @param status how the run stands
   */
  public static Answer answer(@Nullable Object response, String flow, String run, String status) {
    if (!(response instanceof Map<?, ?> outputs)) {
      String error =
          "NoResponse: the flow '%s' ended %s without a Response (run %s)"
              .formatted(flow, status, run);
      return Answer.refused(502, error);
    }
    Map<String, String> headers = new LinkedHashMap<>();
    if (outputs.get("headers") instanceof Map<?, ?> given) {
      given.forEach((key, value) -> headers.put(String.valueOf(key), String.valueOf(value)));
    }
    int code = outputs.get("statusCode") instanceof Long number ? number.intValue() : 200;
    String error = code < 400 ? null : "the flow '" + flow + "' answered with " + code;
    return new Answer(code, headers, outputs.get("body"), error);
  }
}
