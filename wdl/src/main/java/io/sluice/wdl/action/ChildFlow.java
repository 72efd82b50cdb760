package io.sluice.wdl.action;

import io.sluice.wdl.expression.Scope;
import io.sluice.wdl.expression.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Workflow: calls another flow and returns its Response. The call is idempotent: a repeated attempt
 * has the same effect key and attaches to the same run.
 *
 * @param flow name of the called flow, or its id in Power Automate
 * @param shown how the inputs are shown
 * @see <a
 *     href="https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers#workflow-action">Microsoft:
 *     Workflow action</a>
 */
record ChildFlow(String flow, Template template, ShownInputs shown) implements Behaviour {
  static Behaviour of(SourceNode source) {
    Map<String, @Nullable Object> sent = new LinkedHashMap<>();
    for (String member : List.of("headers", "body")) {
      if (source.has("inputs/" + member)) {
        sent.put(member, source.get("inputs/" + member));
      }
    }
    return new ChildFlow(
        reference(source),
        source.template("inputs", sent),
        ShownInputs.of(source, List.of("host", "retryPolicy"), ""));
  }

  private static String reference(SourceNode source) {
    for (String member : List.of("workflowReferenceName", "workflow/id")) {
      if (source.get("inputs/host/" + member) instanceof String text && !text.startsWith("@")) {
        return text.substring(text.lastIndexOf('/') + 1);
      }
    }
    source.problem(
        "inputs/host", "the host must name the flow to call", "Add host.workflowReferenceName.");
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
  public @Nullable Object shownInputs(@Nullable Object inputs) {
    return shown.of(inputs);
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
