package io.sluice.hub.flow;

import io.sluice.hub.bus.Bus;
import io.sluice.hub.connector.Connectors;
import io.sluice.hub.metrics.Metric;
import io.sluice.hub.store.FlowRun;
import io.sluice.hub.store.JournalEntry;
import io.sluice.hub.store.RunProgress;
import io.sluice.hub.store.RunStatus;
import io.sluice.wdl.action.OperationReply;
import io.sluice.wdl.action.Status;
import io.sluice.wdl.run.Run;
import io.sluice.wdl.run.RunEffect;
import io.sluice.wdl.run.RunEvent;
import io.sluice.wdl.run.StepView;
import io.sluice.wdl.trial.MockAnswer;
import io.sluice.wdl.trial.Mocks;
import io.sluice.wdl.trial.ShapeInference;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Performs what one run wants, in order: an entry is in the store before anything that follows it
 * is done. Belongs to the verticle's context.
 */
final class LiveRun {
  private static final Logger LOG = LoggerFactory.getLogger(LiveRun.class);

  /** The waits between attempts to write to a store that does not take it. */
  private static final long FIRST_PAUSE_MILLIS = 1_000;

  private static final long LONGEST_PAUSE_MILLIS = 30_000;

  private final Run run;
  private final Surroundings around;
  private final Listener listener;
  private final Queue<RunEffect> outstanding = new ArrayDeque<>();
  private FlowRun row;
  private Future<Void> written = Future.succeededFuture();
  private long timer = -1;
  private boolean called;
  private boolean closed;
  private @Nullable Mocks mocks;

  LiveRun(FlowRun row, Run run, Surroundings around, Listener listener) {
    this.row = row;
    this.run = run;
    this.around = around;
    this.listener = listener;
    this.called = run.hasBegun();
  }

  /** Hears of a run, once what it hears is in the store. */
  interface Listener {
    /** The run has answered to its caller. */
    void responded(LiveRun run);

    /** The run has ended. */
    void ended(LiveRun run);
  }

  /** What all live runs share. */
  record Surroundings(Vertx vertx, Bus bus, FlowPorts ports, FlowConfig config) {}

  /** The run's row as it is by now. */
  FlowRun row() {
    return row;
  }

  /** What the run answered to its caller; null when it has not. */
  @Nullable Object response() {
    return run.response();
  }

  /** The steps so far. */
  List<StepView> steps() {
    return run.steps();
  }

  /** Starts the run, or goes on with it when it had begun. */
  void go() {
    tell(run.hasBegun() ? new RunEvent.Resume() : new RunEvent.Begin());
  }

  /** Leaves the run as it stands in the store; nothing more is done for it. */
  void abandon() {
    closed = true;
    stopTimer();
  }

  /**
   * Begins in memory a run that is not in the store yet.
   *
   * @return what has to be in the store together with the run's row before {@link #launch}
   */
  List<JournalEntry> begin() {
    Instant now = around.ports().time().instant();
    outstanding.addAll(on(new RunEvent.Begin(), now));
    if (!(outstanding.peek() instanceof RunEffect.AppendEntry append)) {
      return List.of();
    }
    outstanding.remove();
    row = with(append, now);
    return List.of(new JournalEntry(row.id(), append.number(), now, append.text()));
  }

  /** Goes on with a run that {@link #begin} began, once it is in the store. */
  void launch() {
    perform(outstanding, around.ports().time().instant());
  }

  /** Tells the run what happened and performs what it wants; done when its entry is written. */
  Future<Void> tell(RunEvent event) {
    if (closed) {
      return written;
    }
    Instant now = around.ports().time().instant();
    perform(on(event, now), now);
    return written;
  }

  private List<RunEffect> on(RunEvent event, Instant now) {
    try {
      return run.on(event, now);
    } catch (RuntimeException fault) {
      LOG.error("run {} of {} cannot go on", row.id(), row.flow().name(), fault);
      return run.abort("A fault of the hub ended the run: " + fault, now);
    }
  }

  private void perform(Collection<RunEffect> effects, Instant now) {
    for (RunEffect effect : effects) {
      perform(effect, now);
    }
    if (run.response() != null) {
      written = written.onSuccess(done -> listener.responded(this));
    }
  }

  private void perform(RunEffect effect, Instant now) {
    if (effect instanceof RunEffect.AppendEntry append) {
      row = with(append, now);
      JournalEntry entry = new JournalEntry(row.id(), append.number(), now, append.text());
      FlowRun state = row;
      written = written.compose(done -> append(entry, state));
    } else {
      written = written.onSuccess(done -> after(effect));
    }
  }

  private void after(RunEffect effect) {
    if (closed) {
      return;
    }
    if (effect instanceof RunEffect.CallOperation call) {
      call(call);
    } else if (effect instanceof RunEffect.ScheduleWakeUp wake) {
      wakeAt(wake.due());
    } else if (effect instanceof RunEffect.CompleteRun) {
      abandon();
      listener.ended(this);
    }
  }

  private FlowRun with(RunEffect.AppendEntry append, Instant now) {
    Status status = append.status();
    return row.with(
        new RunProgress(
            RunStatus.of(status.text()), status.isFinal() ? now : null, append.error()));
  }

  /** Writes until the store has it: nothing that follows may be done without it. */
  private Future<Void> append(JournalEntry entry, FlowRun state) {
    Promise<Void> done = Promise.promise();
    append(entry, state, FIRST_PAUSE_MILLIS, done);
    return done.future();
  }

  private void append(JournalEntry entry, FlowRun state, long pause, Promise<Void> done) {
    if (closed) {
      done.fail("the run was left");
      return;
    }
    around
        .ports()
        .store()
        .runs()
        .append(entry, state)
        .onSuccess(done::complete)
        .onFailure(
            cause -> {
              LOG.warn("run {} waits for the store: {}", entry.runId(), cause.getMessage());
              long next = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
              around.vertx().setTimer(pause, tick -> append(entry, state, next, done));
            });
  }

  private void call(RunEffect.CallOperation call) {
    if (!called) {
      called = true;
      around
          .ports()
          .meters()
          .record(Metric.EVENT_TO_ACTION, since(row.startedAt()), row.flow().name());
    }
    String connector = call.request().connector();
    if (around.config().mocks() && !StepTranslation.isHere(connector)) {
      mocked(call);
      return;
    }
    around
        .bus()
        .ask(
            Connectors.call(connector),
            StepTranslation.call(call, row.flow().name(), around.config()))
        .map(StepTranslation::reply)
        .otherwise(cause -> StepTranslation.failure(connector, cause))
        .onSuccess(reply -> answered(call, reply));
  }

  /** The answer of a mock tells itself by a header. */
  private void mocked(RunEffect.CallOperation call) {
    if (mocks == null) {
      mocks = new Mocks(List.of(), ShapeInference.of(run.definition()));
    }
    String action = call.path().substring(call.path().lastIndexOf('/') + 1);
    Instant now = around.ports().time().instant();
    MockAnswer answer = mocks.answer(action, call.request(), call.attempt(), now);
    long wait = Math.max(1, answer.after().toMillis());
    around.vertx().setTimer(wait, tick -> answered(call, answer.reply()));
  }

  private void answered(RunEffect.CallOperation call, OperationReply reply) {
    String attempt = call.attempt() > 2 ? "3+" : String.valueOf(call.attempt());
    String outcome = reply.verdict().name().toLowerCase(Locale.ROOT);
    around.ports().meters().count(Metric.STEPS, outcome, attempt);
    tell(new RunEvent.Answered(call.path(), call.number(), reply));
  }

  private void wakeAt(Instant due) {
    stopTimer();
    long wait = Duration.between(around.ports().time().instant(), due).toMillis();
    timer = around.vertx().setTimer(Math.max(1, wait), tick -> tell(new RunEvent.Woke(due)));
  }

  private void stopTimer() {
    if (timer >= 0) {
      around.vertx().cancelTimer(timer);
      timer = -1;
    }
  }

  /** Time from an instant to now, never negative. */
  Duration since(@Nullable Instant start) {
    Instant now = around.ports().time().instant();
    return start == null || now.isBefore(start) ? Duration.ZERO : Duration.between(start, now);
  }
}
