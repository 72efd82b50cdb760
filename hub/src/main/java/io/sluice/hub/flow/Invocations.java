package io.sluice.hub.flow;

import io.sluice.hub.store.Commit;
import io.sluice.hub.store.FlowRun;
import io.sluice.hub.store.JournalEntry;
import io.sluice.hub.store.Ruling;
import io.sluice.hub.store.StoreUnavailableException;
import io.sluice.hub.store.Verdict;
import io.sluice.wdl.action.ChildFlowReply;
import io.sluice.wdl.definition.FlowDefinition;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Accepts calls of flows with a Request trigger. Event, decision and run are committed together
 * before the caller receives a reply, so that a crash loses no accepted call; a call that is
 * repeated with its idempotency key gets the reply of the run that the first one started.
 */
final class Invocations {
  private final FlowCatalogue catalogue;
  private final FiringDecider decider;
  private final Runner runner;
  private final ChildFlows children;
  private final CallRecorder recorder;

  Invocations(
      FlowCatalogue catalogue,
      FiringDecider decider,
      Runner runner,
      ChildFlows children,
      CallRecorder recorder) {
    this.catalogue = catalogue;
    this.decider = decider;
    this.runner = runner;
    this.children = children;
    this.recorder = recorder;
  }

  /** Accepts or refuses a call; waits for the Response of a flow that has one. */
  Future<CallReply> invoke(Flows.FlowCall call, Instant now) {
    FlowDefinition flow = catalogue.definition(call.flow()).orElse(null);
    CallMatcher.CallMatch match = CallMatcher.match(call, flow);
    if (match instanceof CallMatcher.MatchedCall matched) {
      return decide(call, matched, now);
    }
    return Future.succeededFuture(((CallMatcher.MismatchedCall) match).refusal());
  }

  private Future<CallReply> decide(
      Flows.FlowCall call, CallMatcher.MatchedCall matched, Instant now) {
    FlowDefinition flow = matched.definition();
    Flows.Firing firing =
        new Flows.Firing(recorder.eventId(flow, call, now), flow.name(), matched.outputs(), now);
    Flows.FiringResult result = decider.decide(firing);
    Ruling ruling = result.verdict().ruling();
    if (ruling == Ruling.PAUSED) {
      return refused(
          404,
          "WorkflowTriggerIsNotEnabled",
          "the flow '" + flow.name() + "' is paused; resume it to have it called");
    }
    Optional<LiveRun> begun = begin(flow, result);
    return commit(CallRecorder.commit(flow, call, firing, result), begun)
        .onSuccess(isNew -> recorder.count(ruling, isNew))
        .compose(
            isNew ->
                begun.isPresent() && isNew ? launch(flow, begun.get()) : reply(flow, result, isNew))
        .recover(
            cause ->
                refused(
                    503, "NotAccepted", "the call was not taken, send it again: " + advice(cause)));
  }

  /** A run that need not be queued begins before its commit, which then has its first entry. */
  private Optional<LiveRun> begin(FlowDefinition flow, Flows.FiringResult result) {
    FlowRun run = result.run();
    return run == null || flow.trigger().splitOn() != null
        ? Optional.empty()
        : runner.begin(run, flow);
  }

  private Future<Boolean> commit(Commit commit, Optional<LiveRun> begun) {
    Commit whole = begun.map(run -> withEntries(commit, run)).orElse(commit);
    return recorder
        .write(whole)
        .onComplete(
            done -> {
              if (!Boolean.TRUE.equals(done.result())) {
                begun.ifPresent(runner::discard);
              }
            });
  }

  private static Commit withEntries(Commit commit, LiveRun run) {
    List<JournalEntry> entries = run.begin();
    return commit.withRuns(List.of(run.row())).withEntries(entries);
  }

  private Future<CallReply> launch(FlowDefinition flow, LiveRun run) {
    String id = run.row().id();
    if (!flow.responds()) {
      runner.launch(run);
      return Future.succeededFuture(new CallReply.Accepted(id));
    }
    Future<ChildFlowReply> reply = runner.reply(id);
    runner.launch(run);
    return reply.map(given -> reply(id, given));
  }

  private Future<CallReply> reply(FlowDefinition flow, Flows.FiringResult result, boolean isNew) {
    FlowRun run = result.run();
    if (run == null) {
      Verdict verdict = result.verdict();
      return verdict.ruling() == Ruling.FILTERED
          ? Future.succeededFuture(new CallReply.Filtered(verdict.reason()))
          : refused(400, "TriggerConditionFailed", verdict.reason());
    }
    if (flow.responds()) {
      Future<ChildFlowReply> reply = isNew ? runner.call(run) : children.attach(run);
      return reply.map(given -> reply(run.id(), given));
    }
    if (isNew) {
      runner.start(List.of(run));
    }
    return Future.succeededFuture(new CallReply.Accepted(run.id()));
  }

  private static CallReply reply(String runId, ChildFlowReply given) {
    if (given instanceof ChildFlowReply.NoResponse none) {
      return new CallReply.Unanswered(
          runId, none.status(), ChildFlowReply.NoResponse.CODE, none.error());
    }
    return new CallReply.Responded(runId, given.status(), given.headers(), given.body());
  }

  /** What a caller may read of a failure: no path of this machine. */
  private static String advice(Throwable cause) {
    return cause instanceof StoreUnavailableException unavailable
        ? unavailable.advice()
        : String.valueOf(cause.getMessage());
  }

  private static Future<CallReply> refused(int status, String code, String message) {
    return Future.succeededFuture(new CallReply.RefusedCall(status, code, message));
  }
}
