package io.sluice.hub.flow;

import io.sluice.hub.store.FlowRun;
import io.sluice.hub.store.JournaledRun;
import io.sluice.hub.store.RunStore;
import io.sluice.hub.store.StoreException;
import io.sluice.wdl.action.ChildFlowReply;
import io.sluice.wdl.action.Status;
import io.sluice.wdl.definition.FlowDefinition;
import io.sluice.wdl.run.Run;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts and resumes runs, and keeps track of those that are queued or active. */
final class Runner implements LiveRun.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

  private final RunStore store;
  private final RunLoader loader;
  private final RunHost host;
  private final RunQueue queue;
  private final RunReporter reporter;
  private final Map<String, LiveRun> live = new LinkedHashMap<>();
  private final OrphanedRuns orphans = new OrphanedRuns();
  private final ResponseWaiters waiters = new ResponseWaiters();

  Runner(RunStore store, RunLoader loader, RunHost host, RunQueue queue, RunReporter reporter) {
    this.store = store;
    this.loader = loader;
    this.host = host;
    this.queue = queue;
    this.reporter = reporter;
  }

  /** The orphaned runs whose claims this runner respects. */
  OrphanedRuns orphans() {
    return orphans;
  }

  /** An active run; empty when none has this id. */
  Optional<LiveRun> find(String id) {
    return Optional.ofNullable(live.get(id));
  }

  /** Whether a run is neither queued nor active. */
  boolean isIdle(String id) {
    return queue.isNew(id);
  }

  /** Resumes every open run of the store and queues those that have not begun. */
  Future<Void> resumeAll() {
    return store
        .open()
        .map(
            open -> {
              open.forEach(this::admit);
              startQueued();
              return null;
            });
  }

  /** Resumes an open run, or queues it when it has not begun. */
  void resume(JournaledRun open) {
    admit(open);
    startQueued();
  }

  private void admit(JournaledRun open) {
    if (open.journal().isEmpty()) {
      queue.offer(open.run());
    } else {
      queue.activate(open.run());
      load(open);
    }
  }

  /** Queues committed runs; one that is queued, active or claimed already is ignored. */
  void start(List<FlowRun> runs) {
    runs.stream().filter(run -> !orphans.isClaimed(run.id())).forEach(queue::offer);
    startQueued();
  }

  /**
   * Begins a run in memory, so that its first journal entry can be committed together with its row.
   * No effect is performed before {@link #launch}.
   *
   * @return empty when the run has to be queued, or is queued or active already
   */
  Optional<LiveRun> begin(FlowRun row, FlowDefinition definition) {
    if (!queue.tryActivate(row)) {
      return Optional.empty();
    }
    Run run = loader.load(definition, new JournaledRun(row, List.of()));
    return Optional.of(new LiveRun(row, run, host, this));
  }

  /** Performs the effects of a run that {@link #begin} began, once it is committed. */
  void launch(LiveRun run) {
    live.put(run.row().id(), run);
    reporter.active(queue.active());
    run.launch();
  }

  /** Drops a run that {@link #begin} began, because it was not committed. */
  void discard(LiveRun run) {
    run.abandon();
    queue.release(run.row());
    startQueued();
  }

  /** The reply that a run will give. */
  Future<ChildFlowReply> reply(String id) {
    return waiters.await(id);
  }

  /**
   * Starts a committed run, unless it is active, and returns its reply. The run is not queued: its
   * caller is active already and waits for it.
   */
  Future<ChildFlowReply> call(FlowRun run) {
    Future<ChildFlowReply> reply = waiters.await(run.id());
    LiveRun known = live.get(run.id());
    if (known != null && known.response() != null) {
      responded(known);
    } else if (known == null && queue.isNew(run.id()) && !orphans.isClaimed(run.id())) {
      queue.activate(run);
      load(new JournaledRun(run, List.of()));
    }
    return reply;
  }

  @Override
  public void responded(LiveRun run) {
    waiters.complete(run.row(), run.response());
  }

  /** Cancels a queued run; empty when the run is not queued. */
  Optional<Future<Void>> withdraw(String id, String reason) {
    return queue.withdraw(id).map(row -> close(row, 1, Status.CANCELLED, reason));
  }

  /** Stops all runs; they stay in the store as they were last written. */
  void abandonAll() {
    live.values().forEach(LiveRun::abandon);
    live.clear();
  }

  private void startQueued() {
    queue.next().forEach(row -> load(new JournaledRun(row, List.of())));
    reporter.active(queue.active());
  }

  private void load(JournaledRun journaled) {
    FlowRun row = journaled.run();
    loader
        .load(journaled)
        .compose(run -> splitOff(journaled).map(run))
        .onSuccess(
            run -> {
              LiveRun started = new LiveRun(row, run, host, this);
              live.put(row.id(), started);
              started.go();
            })
        .onFailure(cause -> notLoaded(row, journaled.journal().size() + 1, cause));
  }

  /** A fault of the run ends it; for a fault of the store it waits. */
  private void notLoaded(FlowRun row, int number, Throwable cause) {
    if (cause instanceof StoreException) {
      LOG.warn(
          "run {} of {} waits for the store: {}", row.id(), row.flow().name(), cause.getMessage());
      queue.release(row);
      return;
    }
    LOG.error("run {} of {} cannot be loaded: {}", row.id(), row.flow().name(), cause.toString());
    close(row, number, Status.FAILED, "The hub could not take the run up: " + cause.getMessage());
  }

  /** Creates the further runs of an event that was split, before its first run begins. */
  private Future<Void> splitOff(JournaledRun journaled) {
    FlowRun row = journaled.run();
    boolean first = journaled.journal().isEmpty() && row.cause().resubmitOf() == null;
    List<FlowRun> further = first ? SplitRuns.further(row) : List.of();
    if (further.isEmpty()) {
      return Future.succeededFuture();
    }
    List<Future<Boolean>> added = further.stream().map(store::start).toList();
    return Future.all(added)
        .map(
            all -> {
              for (int i = 0; i < further.size(); i++) {
                if (all.<Boolean>resultAt(i)) {
                  queue.offer(further.get(i));
                }
              }
              startQueued();
              return null;
            });
  }

  /**
   * Ends a run that is not executed further. Until the store accepts that, the run stays open, and
   * is found as an orphan.
   */
  private Future<Void> close(FlowRun row, int number, Status status, String reason) {
    RunClosing closing = new RunClosing(row, status, host.now(), reason);
    FlowRun closed = closing.row();
    return store
        .append(closing.entry(number), closed)
        .onSuccess(done -> release(closed))
        .onFailure(
            cause -> {
              LOG.warn("run {} stays open: {}", row.id(), cause.getMessage());
              queue.release(row);
            });
  }

  @Override
  public void ended(LiveRun run) {
    FlowRun row = run.row();
    responded(run);
    live.remove(row.id());
    reporter.completed(row, host.since(row.startedAt()));
    release(row);
  }

  private void release(FlowRun ended) {
    queue.release(ended);
    waiters.complete(ended, null);
    reporter.ended(ended);
    startQueued();
  }
}
