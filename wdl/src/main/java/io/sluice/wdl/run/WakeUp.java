package io.sluice.wdl.run;

import io.sluice.wdl.action.ActionCommand;
import io.sluice.wdl.action.ActionError;
import io.sluice.wdl.action.ActionResult;
import io.sluice.wdl.action.Behaviour;
import io.sluice.wdl.action.Status;
import io.sluice.wdl.action.Variable;
import io.sluice.wdl.json.ExpressionException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One wake-up of a run: starts every action whose predecessors have ended, until nothing more can
 * be done without an answer or a time. Notes what became true and the calls that are to leave.
 */
final class WakeUp {
  final RunContext context;
  final List<StateChange> facts = new ArrayList<>();
  final List<RunEffect.CallOperation> calls = new ArrayList<>();

  private final RunState state;
  private final OperationCalls caller;
  private final Deque<BlockExecution> frames = new ArrayDeque<>();
  private int steps;

  WakeUp(RunContext context) {
    this.context = context;
    this.state = context.state();
    this.caller = new OperationCalls(this);
  }

  /** Makes a fact true and notes it; with the end of an action, what is tracked of it. */
  void note(StateChange fact) {
    keep(fact);
    if (fact instanceof StateChange.Ended ended && ended.result().status() != Status.SKIPPED) {
      ActionExecution activation = state.find(ended.path());
      if (activation != null) {
        TrackedPropertyValues.of(context, activation).forEach(this::keep);
      }
    }
  }

  private void keep(StateChange fact) {
    state.apply(fact, context.now());
    facts.add(fact);
  }

  /** Whether there was more to do than one wake-up may. */
  boolean isCutShort() {
    return state.isOpen() && !frames.isEmpty();
  }

  /**
   * Lets everything go on that can, after a loading or a wake-up that was cut short. A container
   * with a complete frame is asked again, since it may not have heard of it.
   */
  void rescan(BlockExecution frame) {
    for (ActionExecution activation : frame.actions.values()) {
      if (activation.isOpen()) {
        activation.frames.stream().filter(inner -> !inner.complete()).forEach(this::rescan);
        activation.frames.stream()
            .filter(BlockExecution::complete)
            .findFirst()
            .ifPresent(frames::add);
      }
    }
    frames.add(frame);
  }

  /** An answer came. */
  void answered(RunEvent.Answered event) {
    caller.answered(event);
  }

  /** A time has come. */
  void woke() {
    caller.woke();
  }

  /** Calls without an answer may have been made before the crash. */
  void resumed() {
    caller.resumed();
  }

  /** Starts what can be started. */
  void work() {
    while (!frames.isEmpty() && state.isOpen() && steps < RunRules.MOST_STEPS_AT_ONCE) {
      BlockExecution frame = frames.remove();
      advance(frame);
      if (state.isOpen() && frame.complete()) {
        completed(frame);
      }
    }
  }

  private void advance(BlockExecution frame) {
    boolean progress = true;
    while (progress && state.isOpen()) {
      progress = false;
      for (ActionExecution activation : frame.actions.values()) {
        if (activation.status == Status.PENDING && isReady(activation) && state.isOpen()) {
          judge(activation);
          progress = true;
        }
      }
    }
  }

  private static boolean isReady(ActionExecution activation) {
    for (String before : activation.node.runAfter().keySet()) {
      ActionExecution predecessor = activation.frame.actions.get(before);
      if (predecessor != null && predecessor.isOpen()) {
        return false;
      }
    }
    return true;
  }

  private void judge(ActionExecution activation) {
    for (Map.Entry<String, Set<Status>> row : activation.node.runAfter().entrySet()) {
      ActionExecution before = activation.frame.actions.get(row.getKey());
      if (before != null && !row.getValue().contains(before.status)) {
        note(new StateChange.Ended(activation.path, skipped(activation, before, row.getValue())));
        return;
      }
    }
    begin(activation);
  }

  private static ActionResult skipped(
      ActionExecution activation, ActionExecution before, Set<Status> expected) {
    String message =
        "The execution of template action '"
            + activation.node.name()
            + "' is skipped: the 'runAfter' condition for action '"
            + before.node.name()
            + "' is not satisfied. Expected status values '"
            + expected.stream().map(Status::text).collect(Collectors.joining(", "))
            + "' and actual value '"
            + before.status.text()
            + "'.";
    return new ActionResult(
        Status.SKIPPED, "ActionSkipped", null, new ActionError("ActionConditionFailed", message));
  }

  private void begin(ActionExecution activation) {
    steps++;
    if (state.begun.size() >= RunRules.MOST_STEPS) {
      RunEndings.close(
          this,
          Status.FAILED,
          "The run took its budget of " + RunRules.MOST_STEPS + " actions; split the flow.");
      return;
    }
    ActionResult fixed = activation.node.options().fixed();
    if (fixed != null) {
      note(new StateChange.Started(activation.path, null));
      note(new StateChange.Ended(activation.path, fixed));
      return;
    }
    Behaviour behaviour = activation.node.behaviour();
    perform(
        activation,
        () -> {
          Object inputs = inputs(activation, behaviour);
          note(new StateChange.Started(activation.path, inputs));
          return behaviour.start(new RunActionContext(context, activation));
        });
  }

  private @Nullable Object inputs(ActionExecution activation, Behaviour behaviour) {
    try {
      return behaviour.inputs(new RunScope(context, activation));
    } catch (ExpressionException failed) {
      note(new StateChange.Started(activation.path, null));
      throw failed;
    }
  }

  private void completed(BlockExecution frame) {
    ActionExecution owner = frame.owner;
    if (owner == null) {
      RunEndings.finish(this);
    } else if (owner.isOpen()) {
      resume(owner, place -> owner.node.behaviour().turnEnded(place));
    }
  }

  /** Asks an action that is under way for its next step. */
  void resume(ActionExecution activation, Function<RunActionContext, ActionCommand> next) {
    perform(activation, () -> next.apply(new RunActionContext(context, activation)));
    if (!activation.isOpen()) {
      frames.add(activation.frame);
    }
  }

  /** Ends an action that is under way. */
  void end(ActionExecution activation, ActionResult result) {
    note(new StateChange.Ended(activation.path, result));
    frames.add(activation.frame);
  }

  private void perform(ActionExecution activation, Supplier<ActionCommand> next) {
    try {
      perform(activation, next.get());
    } catch (ExpressionException failed) {
      note(new StateChange.Ended(activation.path, RunEndings.unprocessed(activation, failed)));
    }
  }

  private void perform(ActionExecution activation, ActionCommand step) {
    if (step instanceof ActionCommand.Complete finish) {
      note(new StateChange.Ended(activation.path, finish.result()));
    } else if (step instanceof ActionCommand.Assign assign) {
      for (Variable variable : assign.variables()) {
        note(new StateChange.Assigned(variable));
      }
      note(new StateChange.Ended(activation.path, assign.result()));
    } else if (step instanceof ActionCommand.SendRequest ask) {
      caller.ask(activation, ask.request(), ask.notBefore());
    } else if (step instanceof ActionCommand.KeepAndSend more) {
      note(new StateChange.ReplyKept(activation.path, more.reply()));
      caller.ask(activation, more.request(), null);
    } else if (step instanceof ActionCommand.Sleep sleep) {
      note(new StateChange.Delayed(activation.path, sleep.until()));
    } else if (step instanceof ActionCommand.RunBlocks enter) {
      int before = activation.frames.size();
      note(new StateChange.Entered(activation.path, enter.memo(), enter.turns()));
      frames.addAll(activation.frames.subList(before, activation.frames.size()));
    } else if (step instanceof ActionCommand.EndRun terminate) {
      note(new StateChange.Ended(activation.path, ActionResult.done(null)));
      RunEndings.terminate(this, activation, terminate);
    }
  }
}
