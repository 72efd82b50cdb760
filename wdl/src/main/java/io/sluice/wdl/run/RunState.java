package io.sluice.wdl.run;

import io.sluice.wdl.action.ActionCommand;
import io.sluice.wdl.action.ActionResult;
import io.sluice.wdl.action.Status;
import io.sluice.wdl.action.Variable;
import io.sluice.wdl.definition.ActionBlock;
import io.sluice.wdl.definition.FlowDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The state of a run. It is changed by {@link #apply} and {@link #journaled} only, by the live run
 * in the same way as by the one loaded from its journal, so that the two cannot differ.
 */
final class RunState {
  final FlowDefinition definition;
  final BlockExecution root;
  final Map<String, Variable> variables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /** The executions in the order in which they started or were skipped. */
  final List<ActionExecution> begun = new ArrayList<>();

  /** Open executions that wait for a reply or a point in time. */
  final Set<ActionExecution> waiting = new LinkedHashSet<>();

  /** The Response action that succeeded first; null when there is none. */
  @Nullable ActionExecution response;

  Status status = Status.RUNNING;
  @Nullable String error;
  @Nullable Instant endedAt;

  private long draws;
  private int entries;
  private long journalCharacters;
  private final Map<String, ActionExecution> byPath = new LinkedHashMap<>();

  RunState(FlowDefinition definition) {
    this.definition = definition;
    this.root = new BlockExecution(definition.actions(), null, 0);
    byPathAdd(root);
  }

  /** An execution by its path; null when its block has not started. */
  @Nullable ActionExecution find(String path) {
    return byPath.get(path);
  }

  boolean isOpen() {
    return !status.isFinal();
  }

  /** Random numbers and ids drawn up to the last journal entry. */
  long draws() {
    return draws;
  }

  /** Journal entries so far. */
  int entries() {
    return entries;
  }

  /** Length of the journal so far. */
  long journalCharacters() {
    return journalCharacters;
  }

  /** Counts a journal entry, after its changes. */
  void journaled(long drawsSoFar, int characters) {
    draws = drawsSoFar;
    entries++;
    journalCharacters += characters;
  }

  /** Applies one change. */
  void apply(StateChange change, Instant at) {
    if (change instanceof StateChange.Started f) {
      started(at(f.path()), f.inputs(), at);
    } else if (change instanceof StateChange.Ended f) {
      ended(at(f.path()), f.result(), at);
    } else if (change instanceof StateChange.Entered f) {
      entered(at(f.path()), f);
    } else if (change instanceof StateChange.CallSent f) {
      asked(at(f.path()), f);
    } else if (change instanceof StateChange.CallPostponed f) {
      postponed(at(f.path()), f);
    } else if (change instanceof StateChange.ReplyKept f) {
      at(f.path()).earlierReplies.add(f.reply());
    } else if (change instanceof StateChange.Delayed f) {
      wait(
          at(f.path()),
          new ActionExecution.PendingWait(f.until(), null, 0, WaitReason.DELAY),
          Status.WAITING);
    } else if (change instanceof StateChange.Assigned f) {
      variables.put(f.variable().name(), f.variable());
    } else if (change instanceof StateChange.Tracked f) {
      at(f.path()).tracked = f.properties();
    } else if (change instanceof StateChange.Noted f) {
      at(f.path()).notes.add(f.text());
    } else if (change instanceof StateChange.Closed f) {
      status = f.status();
      error = f.error();
      endedAt = at;
    }
  }

  private void started(ActionExecution execution, @Nullable Object inputs, Instant at) {
    execution.status = Status.RUNNING;
    execution.startedAt = at;
    execution.inputs = inputs;
    begun.add(execution);
  }

  private void ended(ActionExecution execution, ActionResult result, Instant at) {
    if (execution.status == Status.PENDING) {
      begun.add(execution);
    }
    execution.status = result.status();
    execution.code = result.code();
    execution.outputs = result.outputs();
    execution.error = result.error();
    execution.endedAt = at;
    execution.pending = null;
    execution.earlierReplies.clear();
    boolean responds = execution.node.type().equalsIgnoreCase("Response");
    if (responds && response == null && result.status() == Status.SUCCEEDED) {
      response = execution;
    }
    execution.block.ended++;
    completed(execution.block);
    waiting.remove(execution);
  }

  private void entered(ActionExecution execution, StateChange.Entered change) {
    if (execution.blocks.isEmpty()) {
      execution.memo = change.memo();
    }
    for (ActionCommand.Iteration iteration : change.iterations()) {
      ActionBlock body = execution.node.blocks().get(iteration.block());
      if (body == null) {
        throw new IllegalStateException(execution.path + " has no block " + iteration.block());
      }
      BlockExecution block = new BlockExecution(body, execution, iteration.number());
      execution.blocks.add(block);
      execution.iterations = execution.iterations.begin();
      byPathAdd(block);
      completed(block);
    }
  }

  /** Counts a block as ended when it is complete. */
  private static void completed(BlockExecution block) {
    ActionExecution owner = block.owner;
    if (owner != null && block.complete()) {
      boolean newest = block.equals(owner.blocks.get(owner.blocks.size() - 1));
      owner.iterations = owner.iterations.end(BlockOutcome.result(block), newest);
    }
  }

  private void asked(ActionExecution execution, StateChange.CallSent change) {
    ActionExecution.PendingWait before = execution.pending;
    execution.calls++;
    if (change.request() != null) {
      execution.requests++;
    }
    wait(
        execution,
        new ActionExecution.PendingWait(
            null,
            change.request() != null || before == null ? change.request() : before.request(),
            change.attempt(),
            WaitReason.ANSWER),
        Status.RUNNING);
  }

  private void postponed(ActionExecution execution, StateChange.CallPostponed change) {
    ActionExecution.PendingWait before = execution.pending;
    if (change.request() != null) {
      execution.requests++;
    }
    wait(
        execution,
        new ActionExecution.PendingWait(
            change.until(),
            change.request() != null || before == null ? change.request() : before.request(),
            change.attempt(),
            change.reason()),
        Status.WAITING);
  }

  private void wait(ActionExecution execution, ActionExecution.PendingWait pending, Status status) {
    execution.pending = pending;
    execution.status = status;
    waiting.add(execution);
  }

  private ActionExecution at(String path) {
    ActionExecution found = byPath.get(path);
    if (found == null) {
      throw new IllegalStateException(
          "the journal contains the action " + path + ", which this version of the flow lacks");
    }
    return found;
  }

  private void byPathAdd(BlockExecution block) {
    block.actions.values().forEach(execution -> byPath.put(execution.path, execution));
  }
}
