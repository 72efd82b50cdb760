package io.sluice.wdl.action;

import io.sluice.wdl.expression.Scope;
import io.sluice.wdl.expression.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs another flow and takes its Response. Calling it twice with one key is calling it once.
 *
 * @param flow the other flow's name, or the id that Power Automate gave it
 */
record ChildFlow(String flow, Template template) implements Behaviour {
  static Behaviour of(SourceNode source) {
    Map<String, @Nullable Object> sent = new LinkedHashMap<>();
    for (String member : List.of("headers", "body")) {
      if (source.has("inputs/" + member)) {
        sent.put(member, source.get("inputs/" + member));
      }
    }
    return new ChildFlow(reference(source), source.template("inputs", sent));
  }

  private static String reference(SourceNode source) {
    for (String member : List.of("workflowReferenceName", "workflow/id")) {
      if (source.get("inputs/host/" + member) instanceof String text && !text.startsWith("@")) {
        return text.substring(text.lastIndexOf('/') + 1);
      }
    }
    source.problem(
        "inputs/host", "the host names the other flow", "Add host.workflowReferenceName.");
    return "";
  }

  @Override
  public Callee callee() {
    return new Callee(Callee.FLOWS, flow, 0, 1);
  }

  @Override
  public @Nullable Object inputs(Scope scope) {
    return template.evaluate(scope);
  }

  @Override
  public ActionCommand start(ActionContext place) {
    Map<String, @Nullable Object> parameters = place.parameters();
    Object headers = InputValues.member(place.scope().triggerOutputs(), "headers");
    parameters.put(CallChain.PARAMETER, CallChain.length(headers) + 1);
    parameters.put(CallChain.EVENT, InputValues.member(place.scope().trigger(), "trackingId"));
    return new ActionCommand.SendRequest(
        new OperationRequest(CallChain.CONNECTOR, flow, parameters, true), null);
  }

  @Override
  public ActionCommand answered(ActionContext place, OperationReply reply) {
    return new ActionCommand.Complete(
        reply.ok() ? ReplyMapping.succeeded(reply) : ReplyMapping.failed(reply));
  }

  @Override
  public String connector() {
    return CallChain.CONNECTOR;
  }
}
