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

/** The attempts of a run's calls: when one is made, repeated, given up or too late. */
final class OperationCalls {
  private final WakeUp wakeUp;
  private final RunContext context;

  OperationCalls(WakeUp wakeUp) {
    this.wakeUp = wakeUp;
    this.context = wakeUp.context;
  }

  /** Makes a new call, now or later. */
  void ask(ActionExecution activation, OperationRequest request, @Nullable Instant notBefore) {
    if (activation.asks == 0) {
      for (String clamped : activation.node.options().clamped()) {
        wakeUp.note(new StateChange.Noted(activation.path, "retry policy: " + clamped));
      }
    }
    if (notBefore != null && notBefore.isAfter(context.now())) {
      wakeUp.note(
          new StateChange.CallPostponed(activation.path, request, 0, notBefore, WaitReason.DELAY));
    } else {
      send(activation, request, 1);
    }
  }

  private void send(ActionExecution activation, @Nullable OperationRequest changed, int attempt) {
    wakeUp.note(new StateChange.CallSent(activation.path, changed, attempt));
    ActionExecution.PendingWait pending = activation.pending;
    OperationRequest request = pending == null ? changed : pending.request();
    if (request == null) {
      throw new IllegalStateException(activation.path + " has no call to make");
    }
    Instant deadline = activation.deadline();
    wakeUp.calls.add(
        new RunEffect.CallOperation(
            activation.path,
            activation.calls,
            request,
            context
                .ids()
                .effectKey(context.state().definition.hash(), activation.path, activation.asks),
            attempt,
            deadline == null ? null : Duration.between(context.now(), deadline)));
  }

  /** Takes an answer; one that is no longer awaited is left alone. */
  void answered(RunEvent.Answered event) {
    ActionExecution activation = context.state().find(event.path());
    if (activation == null || activation.pending == null || !activation.pending.isCall()) {
      return;
    }
    if (activation.calls == event.number()) {
      settle(activation, activation.pending, event.reply());
    }
  }

  private void settle(
      ActionExecution activation, ActionExecution.PendingWait pending, OperationReply reply) {
    RetryPolicy policy = policy(activation);
    if (reply.verdict() == OperationReply.Verdict.UNKNOWN) {
      noteUnknown(activation, pending, String.valueOf(reply.error()));
    }
    if (reply.retryable() && pending.attempt() <= policy.count()) {
      int next = pending.attempt() + 1;
      Duration wait = policy.before(next, reply.retryAfter(), context::random);
      boolean throttled = reply.verdict() == OperationReply.Verdict.THROTTLED;
      WaitReason reason = throttled ? WaitReason.QUOTA : WaitReason.RETRY;
      wakeUp.note(
          new StateChange.CallPostponed(
              activation.path, null, next, context.now().plus(wait), reason));
      return;
    }
    wakeUp.resume(activation, place -> activation.node.behaviour().answered(place, reply));
  }

  private void noteUnknown(
      ActionExecution activation, ActionExecution.PendingWait pending, String why) {
    OperationRequest request = pending.request();
    if (request != null && !request.repeatable()) {
      wakeUp.note(
          new StateChange.Noted(
              activation.path,
              "outcome unknown: attempt "
                  + pending.attempt()
                  + " may have been done ("
                  + why
                  + ")"));
    }
  }

  /** Goes on with everything whose time has come. */
  void woke() {
    for (ActionExecution activation : new ArrayList<>(context.state().waiting)) {
      ActionExecution.PendingWait pending = activation.pending;
      if (pending == null || !context.state().isOpen()) {
        continue;
      }
      Instant deadline = activation.deadline();
      if (deadline != null && !deadline.isAfter(context.now())) {
        timedOut(activation, pending);
      } else if (pending.until() != null && !pending.until().isAfter(context.now())) {
        if (pending.request() == null) {
          wakeUp.resume(activation, place -> activation.node.behaviour().woke(place));
        } else {
          send(activation, null, Math.max(1, pending.attempt()));
        }
      }
    }
  }

  private void timedOut(ActionExecution activation, ActionExecution.PendingWait pending) {
    if (pending.isCall()) {
      noteUnknown(activation, pending, "no answer in time");
    }
    String message = "The action did not end within " + activation.node.options().timeout() + ".";
    ActionError error = new ActionError("ActionTimedOut", message);
    wakeUp.end(activation, new ActionResult(Status.TIMED_OUT, "ActionTimedOut", null, error));
  }

  /**
   * After a crash nobody knows what became of the calls that had no answer. Reading is done again.
   * Anything else counts as an attempt with an unknown outcome: it is sent again with the same key
   * when the retry policy has an attempt left, and the record says so.
   */
  void resumed() {
    for (ActionExecution activation : new ArrayList<>(context.state().waiting)) {
      ActionExecution.PendingWait pending = activation.pending;
      if (pending == null || !pending.isCall() || pending.request() == null) {
        continue;
      }
      if (pending.request().repeatable()) {
        send(activation, null, pending.attempt());
        continue;
      }
      String why = "the hub stopped before the answer";
      if (pending.attempt() <= policy(activation).count()) {
        noteUnknown(activation, pending, why);
        send(activation, null, pending.attempt() + 1);
      } else {
        String error = "Nobody knows whether it was done: " + why + ". Look before you repeat it.";
        settle(
            activation,
            pending,
            new OperationReply(OperationReply.Verdict.UNKNOWN, 0, Map.of(), null, error, null));
      }
    }
  }

  private RetryPolicy policy(ActionExecution activation) {
    RetryPolicy own = activation.node.options().retry();
    return own == null ? context.rules().retry() : own;
  }
}
