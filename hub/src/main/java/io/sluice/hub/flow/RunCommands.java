package io.sluice.hub.flow;

import io.sluice.hub.bus.BusException;
import io.sluice.hub.bus.Done;
import io.sluice.hub.bus.Failure;
import io.sluice.hub.store.FlowRun;
import io.sluice.hub.store.JournaledRun;
import io.sluice.hub.store.PinnedFlow;
import io.sluice.hub.store.RunCause;
import io.sluice.hub.store.RunProgress;
import io.sluice.hub.store.RunStore;
import io.sluice.hub.time.Time;
import io.sluice.wdl.definition.FlowDefinition;
import io.sluice.wdl.run.RunEvent;
import io.sluice.wdl.run.RunIds;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** What people do with runs: resubmit, cancel, show. */
final class RunCommands {
  /** Maximum number of times that one run is resubmitted. */
  static final int MAX_RESUBMISSIONS = 1_000;

  private final RunStore store;
  private final FlowCatalogue catalogue;
  private final Runner runner;
  private final RunLoader loader;
  private final Time time;

  RunCommands(RunStore store, FlowCatalogue catalogue, Runner runner, RunLoader loader, Time time) {
    this.store = store;
    this.catalogue = catalogue;
    this.runner = runner;
    this.loader = loader;
    this.time = time;
  }

  /** Runs the event of an earlier run again, with the flow's present version. */
  Future<Flows.RunStarted> resubmit(Flows.ResubmitRun request) {
    return stored(request.runId())
        .compose(
            found -> {
              FlowRun old = found.run();
              String flow = old.flow().name();
              return catalogue
                  .definition(flow)
                  .map(definition -> resubmit(old, definition, 1))
                  .orElseGet(() -> rejected("the flow '" + flow + "' is not loaded"));
            });
  }

  /** The first free ordinal makes the id of the new run. */
  private Future<Flows.RunStarted> resubmit(FlowRun old, FlowDefinition definition, int ordinal) {
    if (ordinal > MAX_RESUBMISSIONS) {
      return rejected("the run was repeated " + MAX_RESUBMISSIONS + " times already");
    }
    FlowRun run =
        new FlowRun(
            RunIds.again(old.id(), ordinal),
            new PinnedFlow(definition.name(), definition.hash()),
            new RunCause(old.cause().eventId(), old.cause().triggerOutputs(), old.id()),
            time.instant(),
            RunProgress.STARTED);
    return store
        .start(run)
        .compose(
            added -> {
              if (!added) {
                return resubmit(old, definition, ordinal + 1);
              }
              runner.start(List.of(run));
              return Future.succeededFuture(new Flows.RunStarted(run.id()));
            });
  }

  /** Cancels an active or queued run. */
  Future<Done> cancel(Flows.CancelRun request) {
    Optional<LiveRun> run = runner.find(request.runId());
    if (run.isPresent()) {
      return run.get().tell(new RunEvent.Cancel(request.reason())).map(Done.DONE);
    }
    return runner
        .withdraw(request.runId(), request.reason())
        .map(done -> done.map(Done.DONE))
        .orElseGet(() -> rejected("the run '" + request.runId() + "' is not under way"));
  }

  /** A run with its steps. */
  Future<Flows.RunView> show(Flows.ShowRun request) {
    Optional<LiveRun> live = runner.find(request.runId());
    return live.isPresent()
        ? Future.succeededFuture(new Flows.RunView(live.get().row(), live.get().steps()))
        : stored(request.runId())
            .compose(
                found ->
                    loader.load(found).map(run -> new Flows.RunView(found.run(), run.steps())));
  }

  private Future<JournaledRun> stored(String id) {
    return store
        .run(id)
        .compose(
            found ->
                found
                    .map(Future::succeededFuture)
                    .orElseGet(() -> rejected("there is no run '" + id + "'")));
  }

  private static <T> Future<T> rejected(String reason) {
    return Future.failedFuture(new BusException(Failure.REJECTED, reason));
  }
}
