package io.sluice.wdl.action;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The protocol between a flow and the child flow that it calls: who may be called, what the child's
 * trigger receives and what its caller gets back.
 *
 * @see <a href="https://learn.microsoft.com/power-automate/create-child-flows">Microsoft: create
 *     child flows</a>
 */
public final class ChildCall {
  private ChildCall() {}

  /**
   * Why a flow does not accept a call; empty when it does.
   *
   * @param hasRequestTrigger whether the flow can be called at all
   * @param parameters the call's parameters, as {@link ChildFlow} sends them
   */
  public static Optional<ChildFlowReply> refusal(
      String flow, boolean hasRequestTrigger, Map<String, @Nullable Object> parameters) {
    if (!hasRequestTrigger) {
      return Optional.of(
          new ChildFlowReply.Refused(
              400, "the flow '" + flow + "' has no Request trigger to be called by"));
    }
    if (!(parameters.get(CallChain.PARAMETER) instanceof Long length)
        || length > CallChain.MAX_LENGTH) {
      return Optional.of(
          new ChildFlowReply.Refused(
              508,
              "flows call one another at most "
                  + CallChain.MAX_LENGTH
                  + " deep; break the circle"));
    }
    return Optional.empty();
  }

  /** The outputs of the called flow's trigger: headers and body. */
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
   * The reply of a run to its caller.
   *
   * @param response the outputs of the run's Response action; null when none was executed
   * @param run the run's id
   * @param runStatus how the run ended, or its present status
   */
  public static ChildFlowReply reply(
      @Nullable Object response, String flow, String run, String runStatus) {
    if (!(response instanceof Map<?, ?> outputs)) {
      return new ChildFlowReply.NoResponse(flow, run, runStatus);
    }
    Map<String, String> headers = new LinkedHashMap<>();
    if (outputs.get("headers") instanceof Map<?, ?> given) {
      given.forEach((key, value) -> headers.put(String.valueOf(key), String.valueOf(value)));
    }
    if (headers.keySet().stream().noneMatch("content-type"::equalsIgnoreCase)) {
      boolean text = outputs.get("body") instanceof String;
      headers.put("Content-Type", (text ? "text/plain" : "application/json") + "; charset=utf-8");
    }
    int status = outputs.get("statusCode") instanceof Long number ? number.intValue() : 200;
    return new ChildFlowReply.Responded(flow, status, headers, outputs.get("body"));
  }
}
