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
  static Behaviour of(Source source) {
    Map<String, @Nullable Object> sent = new LinkedHashMap<>();
    for (String member : List.of("headers", "body")) {
      if (source.has("inputs/" + member)) {
        sent.put(member, source.get("inputs/" + member));
      }
    }
    return new ChildFlow(reference(source), source.template("inputs", sent));
  }

  private static String reference(Source source) {
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
  public Step start(Place place) {
    Map<String, @Nullable Object> parameters = place.parameters();
    Object headers = Data.member(place.scope().triggerOutputs(), "headers");
    parameters.put(Chain.PARAMETER, Chain.length(headers) + 1);
    parameters.put(Chain.EVENT, Data.member(place.scope().trigger(), "trackingId"));
    return new Step.Ask(new Request(Chain.CONNECTOR, flow, parameters, true), null);
  }

  @Override
  public Step answered(Place place, Reply reply) {
    return new Step.Finish(reply.ok() ? Replies.succeeded(reply) : Replies.failed(reply));
  }

  @Override
  public String connector() {
    return Chain.CONNECTOR;
  }
}
