package io.sluice.hub.flow;

import io.sluice.hub.store.FlowRun;
import io.sluice.hub.store.JournalEntry;
import io.sluice.hub.store.RunStore;
import io.sluice.hub.time.Time;
import io.sluice.wdl.action.OperationReply;
import io.sluice.wdl.definition.FlowDefinition;
import io.sluice.wdl.run.RunEffect;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Performs the effects of live runs: journal entries, calls of operations, wake-ups. */
final class RunHost {
  private static final Logger LOG = LoggerFactory.getLogger(RunHost.class);

  /** Back-off between attempts to write to a store that refuses writes. */
  private static final long FIRST_BACKOFF_MILLIS = 1_000;

  private static final long MAX_BACKOFF_MILLIS = 30_000;

  private final Vertx vertx;
  private final Time time;
  private final RunStore store;
  private final StepCaller calls;

  RunHost(Vertx vertx, Time time, RunStore store, StepCaller calls) {
    this.vertx = vertx;
    this.time = time;
    this.store = store;
    this.calls = calls;
  }

  Instant now() {
    return time.instant();
  }

  /** Time elapsed since an instant, never negative. */
  Duration since(Instant start) {
    Instant now = now();
    return now.isBefore(start) ? Duration.ZERO : Duration.between(start, now);
  }

  /**
   * Writes a journal entry and the run's progress, and repeats that until the store accepts it: no
   * later effect of the run may be performed without it.
   *
   * @param abandoned stops the repetition; the future fails then
   */
  Future<Void> append(JournalEntry entry, FlowRun run, BooleanSupplier abandoned) {
    Promise<Void> done = Promise.promise();
    append(entry, run, abandoned, FIRST_BACKOFF_MILLIS, done);
    return done.future();
  }

  private void append(
      JournalEntry entry,
      FlowRun run,
      BooleanSupplier abandoned,
      long backoff,
      Promise<Void> done) {
    if (abandoned.getAsBoolean()) {
      done.fail("the run was abandoned");
      return;
    }
    store
        .append(entry, run)
        .onSuccess(done::complete)
        .onFailure(
            cause -> {
              LOG.warn("run {} waits for the store: {}", entry.runId(), cause.getMessage());
              long next = Math.min(2 * backoff, MAX_BACKOFF_MILLIS);
              vertx.setTimer(backoff, tick -> append(entry, run, abandoned, next, done));
            });
  }

  /** Calls an operation; the reply also reports failures. */
  Future<OperationReply> call(
      RunEffect.CallOperation call, FlowRun run, FlowDefinition definition) {
    return calls.call(call, run, definition);
  }

  /** Records that a run is about to make its first call. */
  void firstCall(FlowRun run) {
    calls.firstCall(run, since(run.startedAt()));
  }

  /** Runs a task at a time; returns the timer's id for {@link #cancel}. */
  long schedule(Instant due, Runnable task) {
    long delay = Duration.between(now(), due).toMillis();
    return vertx.setTimer(Math.max(1, delay), tick -> task.run());
  }

  void cancel(long timer) {
    vertx.cancelTimer(timer);
  }
}
