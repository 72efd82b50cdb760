package io.sluice.wdl;

import io.sluice.wdl.run.Run;
import io.sluice.wdl.run.RunEffect;
import io.sluice.wdl.run.RunEvent;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Performs the effects of one run until it has ended: calls in order, then waits. */
final class RunDriver {
  private final Run run;
  private final OperationTable operations;
  private final RunClock clock;
  private final Queue<RunEffect.CallOperation> calls = new ArrayDeque<>();
  private @Nullable Instant wakeUp;
  private boolean completed;

  RunDriver(Run run, OperationTable operations, RunClock clock) {
    this.run = run;
    this.operations = operations;
    this.clock = clock;
  }

  RunResult drive() {
    Instant start = clock.now();
    perform(run.on(new RunEvent.Begin(), start));
    while (!completed) {
      next();
    }
    return new RunResult(
        run.status(), run.error(), run.response(), run.steps(), start, clock.now());
  }

  private void next() {
    RunEffect.CallOperation call = calls.poll();
    Instant due = wakeUp;
    if (call != null) {
      OperationInvocation invocation =
          new OperationInvocation(
              call.request(),
              call.path(),
              call.effectKey(),
              call.attempt(),
              clock.now(),
              call.limit());
      RunEvent answered =
          new RunEvent.Answered(call.path(), call.number(), operations.call(invocation));
      perform(run.on(answered, clock.now()));
    } else if (due != null) {
      wakeUp = null;
      clock.waitUntil(due);
      perform(run.on(new RunEvent.Woke(due), clock.now()));
    } else {
      throw new IllegalStateException("The run has neither ended nor anything to wait for");
    }
  }

  private void perform(List<RunEffect> effects) {
    for (RunEffect effect : effects) {
      if (effect instanceof RunEffect.CallOperation call) {
        calls.add(call);
      } else if (effect instanceof RunEffect.ScheduleWakeUp schedule) {
        wakeUp = schedule.due();
      } else if (effect instanceof RunEffect.CompleteRun) {
        completed = true;
      }
    }
  }
}
