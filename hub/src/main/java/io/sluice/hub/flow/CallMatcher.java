package io.sluice.hub.flow;

import io.sluice.wdl.definition.FlowDefinition;
import io.sluice.wdl.definition.RequestEndpoint;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks a call against the Request trigger of the flow that it names. Pure. */
final class CallMatcher {
  private CallMatcher() {}

  /** Whether a call fits a trigger. */
  sealed interface CallMatch {}

  /**
   * The call fits.
   *
   * @param outputs the trigger's outputs, with the parameters of its relative path
   */
  record MatchedCall(FlowDefinition definition, Map<String, @Nullable Object> outputs)
      implements CallMatch {}

  /** The call does not fit. */
  record MismatchedCall(CallReply.RefusedCall refusal) implements CallMatch {}

  /**
   * Matches a call.
   *
   * @param definition the flow that the call names; null when there is none
   */
  static CallMatch match(Flows.FlowCall call, @Nullable FlowDefinition definition) {
    if (definition == null
        || !definition.trigger().isRequest()
        || !definition.trigger().name().equalsIgnoreCase(call.trigger())) {
      return refused(
          404,
          "WorkflowNotFound",
          "there is no flow '" + call.flow() + "' with a Request trigger '" + call.trigger() + "'");
    }
    RequestEndpoint endpoint = definition.trigger().endpoint();
    if (!endpoint.method().equals(call.method())) {
      return refused(405, "MethodNotAllowed", "the flow takes " + endpoint.method() + " only");
    }
    Optional<Map<String, String>> parameters = endpoint.match(call.path());
    if (parameters.isEmpty()) {
      return refused(
          404,
          "PathMismatch",
          "the path after the address does not fit the trigger's relativePath '"
              + String.join("/", endpoint.relativePath())
              + "'");
    }
    Map<String, @Nullable Object> outputs = new LinkedHashMap<>(call.outputs());
    if (!parameters.get().isEmpty()) {
      outputs.put("relativePathParameters", new LinkedHashMap<>(parameters.get()));
    }
    return new MatchedCall(definition, outputs);
  }

  private static CallMatch refused(int status, String code, String message) {
    return new MismatchedCall(new CallReply.RefusedCall(status, code, message));
  }
}
