package io.sluice.hub.flow;

import io.sluice.hub.connector.Connectors;
import io.sluice.hub.outbound.Outcome;
import io.sluice.hub.store.FlowRun;
import io.sluice.hub.store.PinnedFlow;
import io.sluice.hub.store.RunCause;
import io.sluice.hub.store.RunProgress;
import io.sluice.wdl.action.CallChain;
import io.sluice.wdl.action.ChildCall;
import io.sluice.wdl.action.ChildFlowReply;
import io.sluice.wdl.definition.FlowDefinition;
import io.sluice.wdl.definition.Hash;
import io.sluice.wdl.run.JournalValues;
import io.vertx.core.Future;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs flows for the flows that call them, as if they were a connector. The called run's id is a
 * hash of the call's effect key: a repeated call finds the run that the first one started.
 */
final class ChildFlows {
  private final FlowCatalogue catalogue;
  private final Runner runner;
  private final RunArchive past;
  private final FlowPorts ports;

  ChildFlows(FlowCatalogue catalogue, Runner runner, RunArchive past, FlowPorts ports) {
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
      String reason = "there is no flow '" + call.operation() + "' here that can be called";
      return Future.succeededFuture(translated(new ChildFlowReply.Refused(404, reason)));
    }
    Optional<ChildFlowReply> refusal =
        ChildCall.refusal(definition.name(), definition.trigger().isRequest(), call.parameters());
    if (refusal.isPresent()) {
      return Future.succeededFuture(translated(refusal.get()));
    }
    FlowRun run = run(definition, call);
    return ports.store().runs().start(run).compose(fresh -> fresh ? runner.call(run) : attach(run));
  }

  /** Waits for the answer of a run that was started before, or gives it. */
  Future<Connectors.Answer> attach(FlowRun run) {
    return ports
        .store()
        .runs()
        .run(run.id())
        .compose(
            found ->
                found.isPresent() && found.get().run().hasEnded()
                    ? past.load(found.get())
                        .map(ended -> answer(ended.response(), found.get().run()))
                    : runner.call(run));
  }

  private FlowRun run(FlowDefinition definition, Connectors.Call call) {
    return new FlowRun(
        Hash.of("child", call.effectKey()),
        new PinnedFlow(definition.name(), definition.hash()),
        new RunCause(
            String.valueOf(call.parameters().get(CallChain.EVENT)),
            JournalValues.write(ChildCall.trigger(call.parameters())),
            null),
        ports.time().instant(),
        RunProgress.STARTED);
  }

  /** The answer of a run to its caller. */
  static Connectors.Answer answer(@Nullable Object response, FlowRun run) {
    return translated(ChildCall.reply(response, run.flow().name(), run.id(), run.status().text()));
  }

  private static Connectors.Answer translated(ChildFlowReply given) {
    Outcome outcome = given.ok() ? Outcome.SUCCEEDED : Outcome.REJECTED;
    return new Connectors.Answer(
        outcome, given.status(), given.headers(), given.body(), given.error(), Optional.empty());
  }
}
