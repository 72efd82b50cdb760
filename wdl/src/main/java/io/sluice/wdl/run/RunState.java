package io.sluice.wdl.run;

import io.sluice.wdl.action.Result;
import io.sluice.wdl.action.Status;
import io.sluice.wdl.action.Step;
import io.sluice.wdl.action.Variable;
import io.sluice.wdl.definition.Body;
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
  final Frame root;
  final Map<String, Variable> variables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /** In the order in which they started or were skipped. */
  final List<Activation> begun = new ArrayList<>();

  /** Open actions that wait for an answer or a time. */
  final Set<Activation> waiting = new LinkedHashSet<>();

  /** Numbers and ids drawn so far. */
  long draws;

  /** Journal entries so far. */
  int entries;

  /** Characters of the journal so far. */
  long written;

  /** The first Response that was given; null when there was none. */
  @Nullable Activation response;

  Status status = Status.RUNNING;
  @Nullable String error;
  @Nullable Instant endedAt;

  private final Map<String, Activation> byPath = new LinkedHashMap<>();

  RunState(FlowDefinition definition) {
    this.definition = definition;
    this.root = new Frame(definition.actions(), null, 0);
    byPathAdd(root);
  }

  /** An action that may have started; null when the run has not come to it. */
  @Nullable Activation find(String path) {
    return byPath.get(path);
  }

  boolean isOpen() {
    return !status.isFinal();
  }

  /** Makes a fact true. */
  void apply(Fact fact, Instant at) {
    if (fact instanceof Fact.Started f) {
      started(at(f.path()), f.inputs(), at);
    } else if (fact instanceof Fact.Ended f) {
      ended(at(f.path()), f.result(), at);
    } else if (fact instanceof Fact.Entered f) {
      entered(at(f.path()), f);
    } else if (fact instanceof Fact.Asked f) {
      asked(at(f.path()), f);
    } else if (fact instanceof Fact.Postponed f) {
      postponed(at(f.path()), f);
    } else if (fact instanceof Fact.Kept f) {
      at(f.path()).kept.add(f.reply());
    } else if (fact instanceof Fact.Slept f) {
      wait(at(f.path()), new Activation.Pending(f.until(), null, 0, "delay"), Status.WAITING);
    } else if (fact instanceof Fact.Assigned f) {
      variables.put(f.variable().name(), f.variable());
    } else if (fact instanceof Fact.Tracked f) {
      at(f.path()).tracked = f.properties();
    } else if (fact instanceof Fact.Noted f) {
      at(f.path()).notes.add(f.text());
    } else if (fact instanceof Fact.Closed f) {
      status = f.status();
      error = f.error();
      endedAt = at;
    }
  }

  private void started(Activation activation, @Nullable Object inputs, Instant at) {
    activation.status = Status.RUNNING;
    activation.startedAt = at;
    activation.inputs = inputs;
    begun.add(activation);
  }

  private void ended(Activation activation, Result result, Instant at) {
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

  private void entered(Activation activation, Fact.Entered fact) {
    if (activation.frames.isEmpty()) {
      activation.memo = fact.memo();
    }
    for (Step.Turn turn : fact.turns()) {
      Body body = activation.node.bodies().get(turn.body());
      if (body == null) {
        throw new IllegalStateException(activation.path + " has no body " + turn.body());
      }
      Frame frame = new Frame(body, activation, turn.number());
      activation.frames.add(frame);
      activation.turns = activation.turns.begin();
      byPathAdd(frame);
      completed(frame);
    }
  }

  /** Counts a frame as ended when it is complete. */
  private static void completed(Frame frame) {
    Activation owner = frame.owner;
    if (owner != null && frame.complete()) {
      boolean newest = frame.equals(owner.frames.get(owner.frames.size() - 1));
      owner.turns = owner.turns.end(Leaves.result(frame), newest);
    }
  }

  private void asked(Activation activation, Fact.Asked fact) {
    Activation.Pending before = activation.pending;
    activation.calls++;
    if (fact.request() != null) {
      activation.asks++;
    }
    wait(
        activation,
        new Activation.Pending(
            null,
            fact.request() != null || before == null ? fact.request() : before.request(),
            fact.attempt(),
            "answer"),
        Status.RUNNING);
  }

  private void postponed(Activation activation, Fact.Postponed fact) {
    Activation.Pending before = activation.pending;
    if (fact.request() != null) {
      activation.asks++;
    }
    wait(
        activation,
        new Activation.Pending(
            fact.until(),
            fact.request() != null || before == null ? fact.request() : before.request(),
            fact.attempt(),
            fact.reason()),
        Status.WAITING);
  }

  private void wait(Activation activation, Activation.Pending pending, Status status) {
    activation.pending = pending;
    activation.status = status;
    waiting.add(activation);
  }

  private Activation at(String path) {
    Activation found = byPath.get(path);
    if (found == null) {
      throw new IllegalStateException(
          "the journal names the step " + path + ", which this version of the flow has not");
    }
    return found;
  }

  private void byPathAdd(Frame frame) {
    frame.actions.values().forEach(activation -> byPath.put(activation.path, activation));
  }
}
