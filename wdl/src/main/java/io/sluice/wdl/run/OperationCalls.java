package io.sluice.wdl.run;

import io.sluice.wdl.action.ActionError;
import io.sluice.wdl.action.ActionResult;
import io.sluice.wdl.action.OperationReply;
import io.sluice.wdl.action.OperationRequest;
import io.sluice.wdl.action.RetryPolicy;
import io.sluice.wdl.action.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends, retries and times out the calls of a run's actions. */
final class OperationCalls {
  private final WakeUp wakeUp;
  private final RunContext context;

  OperationCalls(WakeUp wakeUp) {
    this.wakeUp = wakeUp;
    this.context = wakeUp.context;
  }

  /** Sends a new request, now or later. */
  void ask(ActionExecution execution, OperationRequest request, @Nullable Instant notBefore) {
    if (execution.requests == 0) {
      for (String clamped : execution.node.options().clamped()) {
        wakeUp.apply(new StateChange.Noted(execution.path, "retry policy: " + clamped));
      }
    }
    if (notBefore != null && notBefore.isAfter(context.now())) {
      wakeUp.apply(
          new StateChange.CallPostponed(execution.path, request, 0, notBefore, WaitReason.DELAY));
    } else {
      send(execution, request, 1);
    }
  }

  private void send(ActionExecution execution, @Nullable OperationRequest changed, int attempt) {
    wakeUp.apply(new StateChange.CallSent(execution.path, changed, attempt));
    ActionExecution.PendingWait pending = execution.pending;
    OperationRequest request = pending == null ? changed : pending.request();
    if (request == null) {
      throw new IllegalStateException(execution.path + " has no request to send");
    }
    Instant deadline = execution.deadline();
    wakeUp.calls.add(
        new RunEffect.CallOperation(
            execution.path,
            execution.calls,
            request,
            context
                .ids()
                .effectKey(context.state().definition.hash(), execution.path, execution.requests),
            attempt,
            deadline == null ? null : Duration.between(context.now(), deadline)));
  }

  /** Handles a reply; ignores one that is no longer awaited. */
  void answered(RunEvent.Answered event) {
    ActionExecution execution = context.state().find(event.path());
    if (execution == null || execution.pending == null || !execution.pending.isCall()) {
      return;
    }
    if (execution.calls == event.number()) {
      settle(execution, execution.pending, event.reply());
    }
  }

  private void settle(
      ActionExecution execution, ActionExecution.PendingWait pending, OperationReply reply) {
    RetryPolicy policy = policy(execution);
    if (reply.verdict() == OperationReply.Verdict.UNKNOWN) {
      noteUnknown(execution, pending, String.valueOf(reply.error()));
    }
    if (reply.retryable() && pending.attempt() <= policy.count()) {
      int next = pending.attempt() + 1;
      Duration wait = policy.before(next, reply.retryAfter(), context.draws()::random);
      boolean throttled = reply.verdict() == OperationReply.Verdict.THROTTLED;
      WaitReason reason = throttled ? WaitReason.QUOTA : WaitReason.RETRY;
      wakeUp.apply(
          new StateChange.CallPostponed(
              execution.path, null, next, context.now().plus(wait), reason));
      return;
    }
    wakeUp.resume(execution, place -> execution.node.behaviour().answered(place, reply));
  }

  private void noteUnknown(
      ActionExecution execution, ActionExecution.PendingWait pending, String why) {
    OperationRequest request = pending.request();
    if (request != null && !request.repeatable()) {
      wakeUp.apply(
          new StateChange.Noted(
              execution.path,
              "outcome unknown: attempt "
                  + pending.attempt()
                  + " may have been performed ("
                  + why
                  + ")"));
    }
  }

  /** Continues all executions whose wait has elapsed. */
  void woke() {
    for (ActionExecution execution : new ArrayList<>(context.state().waiting)) {
      ActionExecution.PendingWait pending = execution.pending;
      if (pending == null || !context.state().isOpen()) {
        continue;
      }
      Instant deadline = execution.deadline();
      if (deadline != null && !deadline.isAfter(context.now())) {
        timedOut(execution, pending);
      } else if (pending.until() != null && !pending.until().isAfter(context.now())) {
        if (pending.request() == null) {
          wakeUp.resume(execution, place -> execution.node.behaviour().delayElapsed(place));
        } else {
          send(execution, null, Math.max(1, pending.attempt()));
        }
      }
    }
  }

  private void timedOut(ActionExecution execution, ActionExecution.PendingWait pending) {
    if (pending.isCall()) {
      noteUnknown(execution, pending, "no reply in time");
    }
    String message = "The action did not end within " + execution.node.options().timeout() + ".";
    ActionError error = new ActionError("ActionTimedOut", message);
    wakeUp.end(execution, new ActionResult(Status.TIMED_OUT, "ActionTimedOut", null, error));
  }

  /**
   * Handles calls without a reply after a restart, whose outcome is unknown. Idempotent requests
   * are sent again. For other requests the attempt counts as failed with an unknown outcome: if the
   * retry policy allows, they are sent again with the same effect key, and the run history says so.
   */
  void resumed() {
    for (ActionExecution execution : new ArrayList<>(context.state().waiting)) {
      ActionExecution.PendingWait pending = execution.pending;
      if (pending == null || !pending.isCall() || pending.request() == null) {
        continue;
      }
      if (pending.request().repeatable()) {
        send(execution, null, pending.attempt());
        continue;
      }
      String why = "the process stopped before the reply";
      if (pending.attempt() <= policy(execution).count()) {
        noteUnknown(execution, pending, why);
        send(execution, null, pending.attempt() + 1);
      } else {
        String error = "The outcome is unknown: " + why + ". Check before you repeat it.";
        settle(
            execution,
            pending,
            new OperationReply(OperationReply.Verdict.UNKNOWN, 0, Map.of(), null, error, null));
      }
    }
  }

  private RetryPolicy policy(ActionExecution execution) {
    RetryPolicy own = execution.node.options().retry();
    return own == null ? context.rules().retry() : own;
  }
}
