package io.sluice.hub.flow;

import io.sluice.hub.connector.Connectors;
import io.sluice.hub.outbound.Outcome;
import io.sluice.hub.store.FlowRun;
import io.sluice.hub.store.PinnedFlow;
import io.sluice.hub.store.RunCause;
import io.sluice.hub.store.RunProgress;
import io.sluice.hub.store.RunStore;
import io.sluice.hub.time.Time;
import io.sluice.wdl.action.CallChain;
import io.sluice.wdl.action.ChildCall;
import io.sluice.wdl.action.ChildFlowReply;
import io.sluice.wdl.definition.FlowDefinition;
import io.sluice.wdl.definition.Hash;
import io.sluice.wdl.run.JournalValues;
import io.vertx.core.Future;
import java.util.Optional;

/**
 * The connector through which flows call child flows. The id of the child run is a hash of the
 * call's effect key, so that a repeated call finds the run that the first one started.
 */
final class ChildFlows {
  private final FlowCatalogue catalogue;
  private final Runner runner;
  private final RunLoader loader;
  private final RunStore store;
  private final Time time;

  ChildFlows(FlowCatalogue catalogue, Runner runner, RunLoader loader, RunStore store, Time time) {
    this.catalogue = catalogue;
    this.runner = runner;
    this.loader = loader;
    this.store = store;
    this.time = time;
  }

  /** Runs the child flow and returns its Response. */
  Future<Connectors.Answer> answer(Connectors.Call call) {
    return reply(call).map(ChildFlows::translated);
  }

  private Future<ChildFlowReply> reply(Connectors.Call call) {
    FlowDefinition definition =
        catalogue.called(call.operation()).map(FlowEntry::definition).orElse(null);
    if (definition == null) {
      String reason = "there is no flow '" + call.operation() + "' here that can be called";
      return Future.succeededFuture(new ChildFlowReply.Refused(404, reason));
    }
    Optional<ChildFlowReply> refusal =
        ChildCall.refusal(definition.name(), definition.trigger().isRequest(), call.parameters());
    if (refusal.isPresent()) {
      return Future.succeededFuture(refusal.get());
    }
    FlowRun run = run(definition, call);
    return store.start(run).compose(added -> added ? runner.call(run) : attach(run));
  }

  /** The reply of a run that was started before: stored when it has ended, awaited otherwise. */
  Future<ChildFlowReply> attach(FlowRun run) {
    return store
        .run(run.id())
        .compose(
            found ->
                found.isPresent() && found.get().run().hasEnded()
                    ? loader
                        .load(found.get())
                        .map(ended -> ResponseWaiters.reply(found.get().run(), ended.response()))
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
        time.instant(),
        RunProgress.STARTED);
  }

  private static Connectors.Answer translated(ChildFlowReply reply) {
    Outcome outcome = reply.ok() ? Outcome.SUCCEEDED : Outcome.REJECTED;
    return new Connectors.Answer(
        outcome, reply.status(), reply.headers(), reply.body(), reply.error(), Optional.empty());
  }
}
