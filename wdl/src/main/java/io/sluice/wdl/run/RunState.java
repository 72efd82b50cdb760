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

/** Everything that is true of a run. Changes by facts only. */
final class RunState {
  final FlowDefinition definition;
  final BlockExecution root;
  final Map<String, Variable> variables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /** In the order in which they started or were skipped. */
  final List<ActionExecution> begun = new ArrayList<>();

  /** Open actions that wait for an answer or a time. */
  final Set<ActionExecution> waiting = new LinkedHashSet<>();

  /** Numbers and ids drawn so far. */
  long draws;

  /** Journal entries so far. */
  int entries;

  /** Characters of the journal so far. */
  long written;

  /** The first Response that was given; null when there was none. */
  @Nullable ActionExecution response;

  Status status = Status.RUNNING;
  @Nullable String error;
  @Nullable Instant endedAt;

  private final Map<String, ActionExecution> byPath = new LinkedHashMap<>();

  RunState(FlowDefinition definition) {
    this.definition = definition;
    this.root = new BlockExecution(definition.actions(), null, 0);
    byPathAdd(root);
  }

  /** An action that may have started; null when the run has not come to it. */
  @Nullable ActionExecution find(String path) {
    return byPath.get(path);
  }

  boolean isOpen() {
    return !status.isFinal();
  }

  /** Makes a fact true. */
  void apply(StateChange fact, Instant at) {
    if (fact instanceof StateChange.Started f) {
      started(at(f.path()), f.inputs(), at);
    } else if (fact instanceof StateChange.Ended f) {
      ended(at(f.path()), f.result(), at);
    } else if (fact instanceof StateChange.Entered f) {
      entered(at(f.path()), f);
    } else if (fact instanceof StateChange.CallSent f) {
      asked(at(f.path()), f);
    } else if (fact instanceof StateChange.CallPostponed f) {
      postponed(at(f.path()), f);
    } else if (fact instanceof StateChange.ReplyKept f) {
      at(f.path()).kept.add(f.reply());
    } else if (fact instanceof StateChange.Delayed f) {
      wait(
          at(f.path()),
          new ActionExecution.PendingWait(f.until(), null, 0, WaitReason.DELAY),
          Status.WAITING);
    } else if (fact instanceof StateChange.Assigned f) {
      variables.put(f.variable().name(), f.variable());
    } else if (fact instanceof StateChange.Tracked f) {
      at(f.path()).tracked = f.properties();
    } else if (fact instanceof StateChange.Noted f) {
      at(f.path()).notes.add(f.text());
    } else if (fact instanceof StateChange.Closed f) {
      status = f.status();
      error = f.error();
      endedAt = at;
    }
  }

  private void started(ActionExecution activation, @Nullable Object inputs, Instant at) {
    activation.status = Status.RUNNING;
    activation.startedAt = at;
    activation.inputs = inputs;
    begun.add(activation);
  }

  private void ended(ActionExecution activation, ActionResult result, Instant at) {
    if (activation.status == Status.PENDING) {
      begun.add(activation);
    }
    activation.status = result.status();
    activation.code = result.code();
    activation.outputs = result.outputs();
    activation.error = result.error();
    activation.endedAt = at;
    activation.pending = null;
    activation.kept.clear();
    boolean responds = activation.node.type().equalsIgnoreCase("Response");
    if (responds && response == null && result.status() == Status.SUCCEEDED) {
      response = activation;
    }
    activation.frame.ended++;
    completed(activation.frame);
    waiting.remove(activation);
  }

  private void entered(ActionExecution activation, StateChange.Entered fact) {
    if (activation.frames.isEmpty()) {
      activation.memo = fact.memo();
    }
    for (ActionCommand.Iteration turn : fact.turns()) {
      ActionBlock body = activation.node.bodies().get(turn.body());
      if (body == null) {
        throw new IllegalStateException(activation.path + " has no body " + turn.body());
      }
      BlockExecution frame = new BlockExecution(body, activation, turn.number());
      activation.frames.add(frame);
      activation.turns = activation.turns.begin();
      byPathAdd(frame);
      completed(frame);
    }
  }

  /** Counts a frame as ended when it is complete. */
  private static void completed(BlockExecution frame) {
    ActionExecution owner = frame.owner;
    if (owner != null && frame.complete()) {
      boolean newest = frame.equals(owner.frames.get(owner.frames.size() - 1));
      owner.turns = owner.turns.end(BlockOutcome.result(frame), newest);
    }
  }

  private void asked(ActionExecution activation, StateChange.CallSent fact) {
    ActionExecution.PendingWait before = activation.pending;
    activation.calls++;
    if (fact.request() != null) {
      activation.asks++;
    }
    wait(
        activation,
        new ActionExecution.PendingWait(
            null,
            fact.request() != null || before == null ? fact.request() : before.request(),
            fact.attempt(),
            WaitReason.ANSWER),
        Status.RUNNING);
  }

  private void postponed(ActionExecution activation, StateChange.CallPostponed fact) {
    ActionExecution.PendingWait before = activation.pending;
    if (fact.request() != null) {
      activation.asks++;
    }
    wait(
        activation,
        new ActionExecution.PendingWait(
            fact.until(),
            fact.request() != null || before == null ? fact.request() : before.request(),
            fact.attempt(),
            fact.reason()),
        Status.WAITING);
  }

  private void wait(
      ActionExecution activation, ActionExecution.PendingWait pending, Status status) {
    activation.pending = pending;
    activation.status = status;
    waiting.add(activation);
  }

  private ActionExecution at(String path) {
    ActionExecution found = byPath.get(path);
    if (found == null) {
      throw new IllegalStateException(
          "the journal names the step " + path + ", which this version of the flow has not");
    }
    return found;
  }

  private void byPathAdd(BlockExecution frame) {
    frame.actions.values().forEach(activation -> byPath.put(activation.path, activation));
  }
}
