package io.sluice.hub.flow;

import io.sluice.hub.store.FlowRun;
import io.sluice.hub.store.JournalEntry;
import io.sluice.hub.store.RunProgress;
import io.sluice.hub.store.RunStatus;
import io.sluice.wdl.action.Status;
import io.sluice.wdl.run.Run;
import io.sluice.wdl.run.RunEffect;
import io.sluice.wdl.run.RunEvent;
import io.sluice.wdl.run.StepView;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run in memory. Performs its effects in order: a journal entry is on disk before any effect that
 * follows it. Confined to the verticle's context.
 */
final class LiveRun {
  private static final Logger LOG = LoggerFactory.getLogger(LiveRun.class);

  private final Run run;
  private final RunHost host;
  private final Listener listener;
  private final Queue<RunEffect> unperformed = new ArrayDeque<>();
  private FlowRun row;
  private Future<Void> written = Future.succeededFuture();
  private long timer = -1;
  private boolean called;
  private boolean closed;

  LiveRun(FlowRun row, Run run, RunHost host, Listener listener) {
    this.row = row;
    this.run = run;
    this.host = host;
    this.listener = listener;
    this.called = run.hasBegun();
  }

  /** Notified of a run once the cause of the notification is on disk. */
  interface Listener {
    /** The run has executed its Response. */
    void responded(LiveRun run);

    /** The run has ended. */
    void ended(LiveRun run);
  }

  /** The run's row, with its present progress. */
  FlowRun row() {
    return row;
  }

  /** The outputs of the run's Response; null until it was executed. */
  @Nullable Object response() {
    return run.response();
  }

  /** The steps so far. */
  List<StepView> steps() {
    return run.steps();
  }

  /** Begins the run, or resumes it when its journal has entries. */
  void go() {
    tell(run.hasBegun() ? new RunEvent.Resume() : new RunEvent.Begin());
  }

  /** Stops performing effects; the run stays in the store as it was last written. */
  void abandon() {
    closed = true;
    cancelTimer();
  }

  /**
   * Begins a run that is not in the store yet, in memory only.
   *
   * @return journal entries to commit together with the run's row before {@link #launch}
   */
  List<JournalEntry> begin() {
    Instant now = host.now();
    unperformed.addAll(on(new RunEvent.Begin(), now));
    if (!(unperformed.peek() instanceof RunEffect.AppendEntry append)) {
      return List.of();
    }
    unperformed.remove();
    row = progressed(append, now);
    return List.of(entry(append, now));
  }

  /** Performs the effects of {@link #begin}, once its entries are committed. */
  void launch() {
    perform(unperformed, host.now());
  }

  /** Gives the run an event and performs its effects; completes when the journal is written. */
  Future<Void> tell(RunEvent event) {
    if (closed) {
      return written;
    }
    Instant now = host.now();
    perform(on(event, now), now);
    return written;
  }

  private List<RunEffect> on(RunEvent event, Instant now) {
    try {
      return run.on(event, now);
    } catch (RuntimeException fault) {
      LOG.error("run {} of {} ends with an internal error", row.id(), row.flow().name(), fault);
      return run.abort("A fault of the hub ended the run: " + fault, now);
    }
  }

  private void perform(Collection<RunEffect> effects, Instant now) {
    for (RunEffect effect : effects) {
      if (effect instanceof RunEffect.AppendEntry append) {
        append(append, now);
      } else {
        written = written.onSuccess(done -> perform(effect));
      }
    }
    if (run.response() != null) {
      written = written.onSuccess(done -> listener.responded(this));
    }
  }

  private void append(RunEffect.AppendEntry append, Instant now) {
    row = progressed(append, now);
    FlowRun state = row;
    JournalEntry entry = entry(append, now);
    written = written.compose(done -> host.append(entry, state, () -> closed));
  }

  private void perform(RunEffect effect) {
    if (closed) {
      return;
    }
    if (effect instanceof RunEffect.CallOperation call) {
      call(call);
    } else if (effect instanceof RunEffect.ScheduleWakeUp wake) {
      cancelTimer();
      timer = host.schedule(wake.due(), () -> tell(new RunEvent.Woke(wake.due())));
    } else if (effect instanceof RunEffect.CompleteRun) {
      abandon();
      listener.ended(this);
    }
  }

  private void call(RunEffect.CallOperation call) {
    if (!called) {
      called = true;
      host.firstCall(row);
    }
    host.call(call, row, run.definition())
        .onSuccess(reply -> tell(new RunEvent.Answered(call.path(), call.number(), reply)));
  }

  private JournalEntry entry(RunEffect.AppendEntry append, Instant now) {
    return new JournalEntry(row.id(), append.number(), now, append.text());
  }

  private FlowRun progressed(RunEffect.AppendEntry append, Instant now) {
    Status status = append.status();
    return row.with(
        new RunProgress(
            RunStatus.of(status.text()), status.isFinal() ? now : null, append.error()));
  }

  private void cancelTimer() {
    if (timer >= 0) {
      host.cancel(timer);
      timer = -1;
    }
  }
}
