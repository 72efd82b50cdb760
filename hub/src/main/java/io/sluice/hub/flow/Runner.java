package io.sluice.hub.flow;

import io.sluice.hub.connector.Connectors;
import io.sluice.hub.metrics.Metric;
import io.sluice.hub.store.FlowRun;
import io.sluice.hub.store.JournalEntry;
import io.sluice.hub.store.JournaledRun;
import io.sluice.hub.store.RunStore;
import io.sluice.hub.store.StoreException;
import io.sluice.wdl.action.Status;
import io.sluice.wdl.definition.FlowDefinition;
import io.sluice.wdl.run.JournalValues;
import io.sluice.wdl.run.Run;
import io.sluice.wdl.run.RunIds;
import io.sluice.wdl.run.RunRules;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts runs, resumes those that the store still has open, and knows those under way. */
final class Runner implements LiveRun.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

  private final LiveRun.Surroundings around;
  private final FlowVersions versions;
  private final RunQueue.Bound bound;
  private final RunQueue admission;
  private final RunStore store;
  private final Map<String, LiveRun> live = new LinkedHashMap<>();
  private final OrphanedRuns stragglers = new OrphanedRuns();
  private final ResponseWaiters callers = new ResponseWaiters();

  Runner(LiveRun.Surroundings around, FlowVersions versions, RunQueue.Bound bound) {
    this.around = around;
    this.versions = versions;
    this.bound = bound;
    this.admission = new RunQueue(around.config().mostActive());
    this.store = around.ports().store().runs();
  }

  /** A run under way; null when there is none of that id. */
  @Nullable LiveRun find(String id) {
    return live.get(id);
  }

  /** Takes up every run that has not ended; begins those that never began. */
  Future<Void> resume() {
    return store
        .open()
        .map(
            open -> {
              open.forEach(this::takeUp);
              pump();
              return null;
            });
  }

  private void takeUp(JournaledRun open) {
    if (open.journal().isEmpty()) {
      admission.offer(open.run());
    } else {
      admission.resume(open.run());
      take(open.run(), open.journal());
    }
  }

  /**
   * Looks through a bounded number of the store's open runs for such as are under way nowhere,
   * because the message that was to start them got lost, and takes them up. A run is taken up when
   * two looks running find it so.
   */
  Future<Void> sweep() {
    return store
        .openIds(OrphanedRuns.PAGE, stragglers.cursor())
        .compose(
            page -> {
              Future<Void> taken = Future.succeededFuture();
              for (String id : stragglers.found(page, admission::isNew)) {
                taken = taken.compose(done -> rescue(id));
              }
              return taken.compose(done -> stragglers.again() ? sweep() : Future.succeededFuture());
            });
  }

  /** From the claim on nobody else starts the run, so that what is read after it stays true. */
  private Future<Void> rescue(String id) {
    stragglers.claim(id);
    return store
        .run(id)
        .onFailure(cause -> stragglers.giveUp(id))
        .map(
            found -> {
              if (found.isPresent() && !found.get().run().hasEnded() && admission.isNew(id)) {
                LOG.warn("run {} was open and under way nowhere: it is taken up", id);
                takeUp(found.get());
                pump();
              }
              return null;
            });
  }

  /** Starts runs that are in the store; one that is under way already is left alone. */
  void start(List<FlowRun> runs) {
    runs.stream().filter(run -> !stragglers.claimed(run.id())).forEach(admission::offer);
    pump();
  }

  /**
   * Begins a run in memory, so that its first entry can be committed together with its row. Before
   * {@link #launch} nothing is done for it.
   *
   * @return empty when it has to wait in line, or is under way already
   */
  Optional<LiveRun> begin(FlowRun row, FlowDefinition definition) {
    return admission.admits(row, bound)
        ? Optional.of(load(definition, row, List.of()))
        : Optional.empty();
  }

  /** Goes on with a run that was begun, once it is in the store. */
  void launch(LiveRun run) {
    live.put(run.row().id(), run);
    around.ports().meters().set(Metric.RUNS_ACTIVE, admission.active());
    run.launch();
  }

  /** Forgets a run that was begun and did not get into the store. */
  void forget(LiveRun run) {
    run.abandon();
    admission.release(run.row());
    pump();
  }

  /** The answer that a run will give. */
  Future<Connectors.Answer> answer(String id) {
    return callers.add(id);
  }

  /**
   * Starts a run that is in the store, unless it is under way, and gives its answer. It does not
   * wait in line: its caller is under way already and would wait for it.
   */
  Future<Connectors.Answer> call(FlowRun run) {
    Future<Connectors.Answer> answer = callers.add(run.id());
    LiveRun known = live.get(run.id());
    if (known != null && known.response() != null) {
      responded(known);
    } else if (known == null && admission.isNew(run.id()) && !stragglers.claimed(run.id())) {
      admission.resume(run);
      take(run, List.of());
    }
    return answer;
  }

  @Override
  public void responded(LiveRun run) {
    callers.tell(run.row(), run.response());
  }

  /**
   * Takes a run out of the line, for good once that is in the store; empty when it is not in it.
   */
  Optional<Future<Void>> withdraw(String id, String reason) {
    return admission.withdraw(id).map(row -> close(row, 1, Status.CANCELLED, reason));
  }

  /** Leaves all runs as they stand in the store. */
  void abandon() {
    live.values().forEach(LiveRun::abandon);
    live.clear();
  }

  private void pump() {
    admission.next(bound).forEach(row -> take(row, List.of()));
    around.ports().meters().set(Metric.RUNS_ACTIVE, admission.active());
  }

  private void take(FlowRun row, List<JournalEntry> journal) {
    versions
        .get(row.flow().version())
        .compose(definition -> splitOff(row, journal).map(definition))
        .map(definition -> load(definition, row, journal))
        .onSuccess(
            run -> {
              live.put(row.id(), run);
              run.go();
            })
        .onFailure(cause -> notTaken(row, journal.size() + 1, cause));
  }

  /** A run ends of what is wrong with it; what is wrong with the store it waits out. */
  private void notTaken(FlowRun row, int number, Throwable cause) {
    if (cause instanceof StoreException) {
      LOG.warn(
          "run {} of {} waits for the store: {}", row.id(), row.flow().name(), cause.getMessage());
      admission.release(row);
      return;
    }
    LOG.error("run {} of {} cannot be taken up: {}", row.id(), row.flow().name(), cause.toString());
    close(row, number, Status.FAILED, "The hub could not take the run up: " + cause.getMessage());
  }

  private LiveRun load(FlowDefinition definition, FlowRun row, List<JournalEntry> journal) {
    RunIds ids = new RunIds(row.id(), row.cause().eventId(), row.startedAt());
    Map<String, @Nullable Object> trigger = trigger(row);
    trigger.remove(FiringDecider.FURTHER_ITEMS);
    RunRules rules = around.config().rules();
    Run run =
        journal.isEmpty()
            ? Run.start(definition, trigger, ids, rules)
            : Run.load(
                definition, trigger, ids, rules, journal.stream().map(JournalEntry::text).toList());
    return new LiveRun(row, run, around, this);
  }

  /** An event that was split has further runs; they are made before its first one begins. */
  private Future<Void> splitOff(FlowRun row, List<JournalEntry> journal) {
    Map<String, @Nullable Object> trigger = trigger(row);
    boolean first = journal.isEmpty() && row.cause().resubmitOf() == null;
    List<FlowRun> further = first ? FiringDecider.further(row, trigger) : List.of();
    if (further.isEmpty()) {
      return Future.succeededFuture();
    }
    List<Future<Boolean>> made = further.stream().map(store::start).toList();
    return Future.all(made)
        .map(
            all -> {
              for (int i = 0; i < further.size(); i++) {
                if (all.<Boolean>resultAt(i)) {
                  admission.offer(further.get(i));
                }
              }
              pump();
              return null;
            });
  }

  @SuppressWarnings("unchecked") // a trigger's outputs have text keys
  static Map<String, @Nullable Object> trigger(FlowRun row) {
    if (JournalValues.read(row.cause().triggerOutputs()) instanceof Map<?, ?> map) {
      return (Map<String, @Nullable Object>) map;
    }
    throw new IllegalStateException("the trigger of run " + row.id() + " is no object");
  }

  /**
   * Ends a run that cannot be taken up or is not wanted any more. While the store does not take it,
   * the run is open, and found again by {@link #sweep}.
   */
  private Future<Void> close(FlowRun row, int number, Status status, String reason) {
    Instant now = around.ports().time().instant();
    RunClosing closing = new RunClosing(row, status, now, reason);
    FlowRun closed = closing.row();
    return store
        .append(closing.entry(number), closed)
        .onSuccess(done -> tellEnded(closed))
        .onFailure(
            cause -> {
              LOG.warn("run {} stays open: {}", row.id(), cause.getMessage());
              admission.release(row);
            });
  }

  @Override
  public void ended(LiveRun run) {
    responded(run);
    live.remove(run.row().id());
    around
        .ports()
        .meters()
        .record(Metric.RUN_DURATION, run.since(run.row().startedAt()), run.row().flow().name());
    tellEnded(run.row());
  }

  private void tellEnded(FlowRun row) {
    admission.release(row);
    callers.tell(row, null);
    Instant endedAt = row.progress().endedAt();
    Instant end = endedAt == null ? row.startedAt() : endedAt;
    long millis = Math.max(0, end.toEpochMilli() - row.startedAt().toEpochMilli());
    around.ports().meters().count(Metric.RUNS, row.flow().name(), row.status().text());
    around
        .bus()
        .publish(
            Flows.FINISHED,
            new Flows.RunFinished(row.id(), row.flow().name(), row.status().text(), millis));
    pump();
  }
}
