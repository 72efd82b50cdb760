package io.sluice.wdl.run;

import io.sluice.wdl.action.ActionCommand;
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
import org.jspecify.annotations.Nullable;

/**
 * One wake-up of a run: starts every action whose predecessors have ended, until all open actions
 * wait for a reply or a point in time. Collects the state changes and the calls to send.
 */
final class WakeUp {
  final RunContext context;
  final List<StateChange> changes = new ArrayList<>();
  final List<RunEffect.CallOperation> calls = new ArrayList<>();

  private final RunState state;
  private final OperationCalls caller;
  private final Deque<BlockExecution> blocks = new ArrayDeque<>();
  private int steps;

  WakeUp(RunContext context) {
    this.context = context;
    this.state = context.state();
    this.caller = new OperationCalls(this);
  }

  /**
   * Changes the run and collects the change for the journal. The end of an action adds its tracked
   * properties.
   */
  void apply(StateChange change) {
    applyOne(change);
    if (change instanceof StateChange.Ended ended && ended.result().status() != Status.SKIPPED) {
      ActionExecution execution = state.find(ended.path());
      if (execution != null) {
        TrackedPropertyValues.of(context, execution).forEach(this::applyOne);
      }
    }
  }

  private void applyOne(StateChange change) {
    state.apply(change, context.now());
    changes.add(change);
  }

  /** Whether the limit of one wake-up was reached before the work was done. */
  boolean isCutShort() {
    return state.isOpen() && !blocks.isEmpty();
  }

  /**
   * Queues all blocks that may be able to continue, after loading or a wake-up that was cut short.
   * A container with a complete block is notified again, since the first time may have been lost.
   */
  void rescan(BlockExecution block) {
    for (ActionExecution execution : block.actions.values()) {
      if (execution.isOpen()) {
        execution.blocks.stream().filter(inner -> !inner.complete()).forEach(this::rescan);
        execution.blocks.stream()
            .filter(BlockExecution::complete)
            .findFirst()
            .ifPresent(blocks::add);
      }
    }
    blocks.add(block);
  }

  /** Handles a reply. */
  void answered(RunEvent.Answered event) {
    caller.answered(event);
  }

  /** Continues the executions whose wait has elapsed. */
  void woke() {
    caller.woke();
  }

  /** Handles calls without a reply after a restart. */
  void resumed() {
    caller.resumed();
  }

  /** Starts all actions that are ready. */
  void work() {
    while (!blocks.isEmpty() && state.isOpen() && steps < RunRules.MAX_STEPS_PER_WAKE_UP) {
      BlockExecution block = blocks.remove();
      advance(block);
      if (state.isOpen() && block.complete()) {
        completed(block);
      }
    }
  }

  private void advance(BlockExecution block) {
    boolean progress = true;
    while (progress && state.isOpen()) {
      progress = false;
      for (ActionExecution execution : block.actions.values()) {
        if (execution.status == Status.PENDING && isReady(execution) && state.isOpen()) {
          judge(execution);
          progress = true;
        }
      }
    }
  }

  private static boolean isReady(ActionExecution execution) {
    for (String before : execution.node.runAfter().keySet()) {
      ActionExecution predecessor = execution.block.actions.get(before);
      if (predecessor != null && predecessor.isOpen()) {
        return false;
      }
    }
    return true;
  }

  private void judge(ActionExecution execution) {
    for (Map.Entry<String, Set<Status>> row : execution.node.runAfter().entrySet()) {
      ActionExecution before = execution.block.actions.get(row.getKey());
      if (before != null && !row.getValue().contains(before.status)) {
        ActionResult skipped =
            SkippedActions.byRunAfter(
                execution.node.name(), before.node.name(), row.getValue(), before.status);
        apply(new StateChange.Ended(execution.path, skipped));
        return;
      }
    }
    begin(execution);
  }

  private void begin(ActionExecution execution) {
    steps++;
    if (state.begun.size() >= RunRules.MAX_STEPS) {
      RunEndings.close(
          this,
          Status.FAILED,
          "The run took its budget of " + RunRules.MAX_STEPS + " actions; split the flow.");
      return;
    }
    ActionResult fixed = execution.node.options().fixed();
    if (fixed != null) {
      apply(new StateChange.Started(execution.path, null));
      apply(new StateChange.Ended(execution.path, fixed));
      return;
    }
    Behaviour behaviour = execution.node.behaviour();
    perform(
        execution,
        () -> {
          Object inputs = inputs(execution, behaviour);
          apply(new StateChange.Started(execution.path, inputs));
          return behaviour.start(new RunActionContext(context, execution));
        });
  }

  private @Nullable Object inputs(ActionExecution execution, Behaviour behaviour) {
    try {
      return behaviour.inputs(new RunScope(context, execution));
    } catch (ExpressionException failed) {
      apply(new StateChange.Started(execution.path, null));
      throw failed;
    }
  }

  private void completed(BlockExecution block) {
    ActionExecution owner = block.owner;
    if (owner == null) {
      RunEndings.finish(this);
    } else if (owner.isOpen()) {
      resume(owner, place -> owner.node.behaviour().iterationEnded(place));
    }
  }

  /** Continues an action in progress. */
  void resume(ActionExecution execution, Function<RunActionContext, ActionCommand> next) {
    perform(execution, () -> next.apply(new RunActionContext(context, execution)));
    if (!execution.isOpen()) {
      blocks.add(execution.block);
    }
  }

  /** Ends an action in progress. */
  void end(ActionExecution execution, ActionResult result) {
    apply(new StateChange.Ended(execution.path, result));
    blocks.add(execution.block);
  }

  private void perform(ActionExecution execution, Supplier<ActionCommand> next) {
    try {
      perform(execution, next.get());
    } catch (ExpressionException failed) {
      apply(new StateChange.Ended(execution.path, RunEndings.unprocessed(execution, failed)));
    }
  }

  private void perform(ActionExecution execution, ActionCommand step) {
    if (step instanceof ActionCommand.Complete finish) {
      apply(new StateChange.Ended(execution.path, finish.result()));
    } else if (step instanceof ActionCommand.Assign assign) {
      for (Variable variable : assign.variables()) {
        apply(new StateChange.Assigned(variable));
      }
      apply(new StateChange.Ended(execution.path, assign.result()));
    } else if (step instanceof ActionCommand.SendRequest ask) {
      caller.ask(execution, ask.request(), ask.notBefore());
    } else if (step instanceof ActionCommand.KeepAndSend more) {
      apply(new StateChange.ReplyKept(execution.path, more.reply()));
      caller.ask(execution, more.request(), null);
    } else if (step instanceof ActionCommand.Sleep sleep) {
      apply(new StateChange.Delayed(execution.path, sleep.until()));
    } else if (step instanceof ActionCommand.RunBlocks enter) {
      int before = execution.blocks.size();
      apply(new StateChange.Entered(execution.path, enter.memo(), enter.iterations()));
      blocks.addAll(execution.blocks.subList(before, execution.blocks.size()));
    } else if (step instanceof ActionCommand.EndRun terminate) {
      apply(new StateChange.Ended(execution.path, ActionResult.done(null)));
      RunEndings.terminate(this, execution, terminate);
    }
  }
}
