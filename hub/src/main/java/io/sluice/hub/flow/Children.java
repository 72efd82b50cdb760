package io.sluice.hub.flow;

import io.sluice.hub.connector.Connectors;
import io.sluice.hub.connector.Outcome;
import io.sluice.hub.flow.action.Chain;
import io.sluice.hub.flow.definition.FlowDefinition;
import io.sluice.hub.flow.definition.Hash;
import io.sluice.hub.store.Rows;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs flows for the flows that call them, as if they were a connector. The called run's id is a
 * hash of the call's effect key: a repeated call finds the run that the first one started.
 */
final class Children {
  private final Catalogue catalogue;
  private final Runner runner;
  private final Past past;
  private final FlowPorts ports;

  Children(Catalogue catalogue, Runner runner, Past past, FlowPorts ports) {
    this.catalogue = catalogue;
    this.runner = runner;
    this.past = past;
    this.ports = ports;
  }

  /** Runs the named flow and gives its Response. */
  Future<Connectors.Answer> answer(Connectors.Call call) {
    FlowDefinition definition =
        catalogue.called(call.operation()).map(FlowEntry::definition).orElse(null);
    if (definition == null) {
      return refused(404, "there is no flow '" + call.operation() + "' here that can be called");
    }
    if (!definition.trigger().isRequest()) {
      return refused(
          400, "the flow '" + definition.name() + "' has no Request trigger to be called by");
    }
    if (!(call.parameters().get(Chain.PARAMETER) instanceof Long length) || length > Chain.MOST) {
      return refused(
          508, "flows call one another at most " + Chain.MOST + " deep; break the circle");
    }
    Rows.Run run = run(definition, call);
    return ports.store().runs().start(run).compose(fresh -> fresh ? runner.call(run) : attach(run));
  }

  /** Waits for the answer of a run that was started before, or gives it. */
  Future<Connectors.Answer> attach(Rows.Run run) {
    return ports
        .store()
        .runs()
        .run(run.id())
        .compose(
            found ->
                found.isPresent() && found.get().run().endedAt() != null
                    ? past.load(found.get())
                        .map(ended -> answer(ended.response(), found.get().run()))
                    : runner.call(run));
  }

  private Rows.Run run(FlowDefinition definition, Connectors.Call call) {
    Map<String, @Nullable Object> headers = new LinkedHashMap<>();
    if (call.parameters().get("headers") instanceof Map<?, ?> given) {
      given.forEach((key, value) -> headers.put(String.valueOf(key), value));
    }
    headers.put(Chain.HEADER, String.valueOf(call.parameters().get(Chain.PARAMETER)));
    Map<String, @Nullable Object> trigger = new LinkedHashMap<>();
    trigger.put("headers", headers);
    trigger.put("body", call.parameters().get("body"));
    return new Rows.Run(
        Hash.of("child", call.effectKey()),
        definition.name(),
        definition.hash(),
        String.valueOf(call.parameters().get(Chain.EVENT)),
        JournalValues.write(trigger),
        "Running",
        ports.time().instant(),
        null,
        null,
        null);
  }

  /** The answer of a run to its caller; a run that ended without one is a bad gateway. */
  static Connectors.Answer answer(@Nullable Object response, Rows.Run run) {
    if (!(response instanceof Map<?, ?> outputs)) {
      String error =
          "NoResponse: the flow '%s' ended %s without a Response (run %s)"
              .formatted(run.flow(), run.status(), run.id());
      return answer(502, Map.of(), null, error);
    }
    Map<String, String> headers = new LinkedHashMap<>();
    if (outputs.get("headers") instanceof Map<?, ?> given) {
      given.forEach((key, value) -> headers.put(String.valueOf(key), String.valueOf(value)));
    }
    int status = outputs.get("statusCode") instanceof Long code ? code.intValue() : 200;
    String error = status < 400 ? null : "the flow '" + run.flow() + "' answered with " + status;
    return answer(status, headers, outputs.get("body"), error);
  }

  private static Connectors.Answer answer(
      int status, Map<String, String> headers, @Nullable Object body, @Nullable String error) {
    Outcome outcome = status < 400 ? Outcome.SUCCEEDED : Outcome.REJECTED;
    return new Connectors.Answer(outcome, status, headers, body, error, Optional.empty());
  }

  private static Future<Connectors.Answer> refused(int status, String reason) {
    return Future.succeededFuture(answer(status, Map.of(), null, reason));
  }
}
