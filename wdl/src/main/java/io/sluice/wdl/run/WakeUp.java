package io.sluice.wdl.run;

import io.sluice.wdl.action.ActionError;
import io.sluice.wdl.action.Behaviour;
import io.sluice.wdl.action.Result;
import io.sluice.wdl.action.Status;
import io.sluice.wdl.action.Step;
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
  final List<Fact> facts = new ArrayList<>();
  final List<Effect.Call> calls = new ArrayList<>();

  private final RunState state;
  private final Calls caller;
  private final Deque<Frame> frames = new ArrayDeque<>();
  private int steps;

  WakeUp(RunContext context) {
    this.context = context;
    this.state = context.state();
    this.caller = new Calls(this);
  }

  /** Makes a fact true and notes it; with the end of an action, what is tracked of it. */
  void note(Fact fact) {
    keep(fact);
    if (fact instanceof Fact.Ended ended && ended.result().status() != Status.SKIPPED) {
      Activation activation = state.find(ended.path());
      if (activation != null) {
        Tracking.of(context, activation).forEach(this::keep);
      }
    }
  }

  private void keep(Fact fact) {
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
  void rescan(Frame frame) {
    for (Activation activation : frame.actions.values()) {
      if (activation.isOpen()) {
        activation.frames.stream().filter(inner -> !inner.complete()).forEach(this::rescan);
        activation.frames.stream().filter(Frame::complete).findFirst().ifPresent(frames::add);
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
      Frame frame = frames.remove();
      advance(frame);
      if (state.isOpen() && frame.complete()) {
        completed(frame);
      }
    }
  }

  private void advance(Frame frame) {
    boolean progress = true;
    while (progress && state.isOpen()) {
      progress = false;
      for (Activation activation : frame.actions.values()) {
        if (activation.status == Status.PENDING && isReady(activation) && state.isOpen()) {
          judge(activation);
          progress = true;
        }
      }
    }
  }

  private static boolean isReady(Activation activation) {
    for (String before : activation.node.runAfter().keySet()) {
      Activation predecessor = activation.frame.actions.get(before);
      if (predecessor != null && predecessor.isOpen()) {
        return false;
      }
    }
    return true;
  }

  private void judge(Activation activation) {
    for (Map.Entry<String, Set<Status>> row : activation.node.runAfter().entrySet()) {
      Activation before = activation.frame.actions.get(row.getKey());
      if (before != null && !row.getValue().contains(before.status)) {
        note(new Fact.Ended(activation.path, skipped(activation, before, row.getValue())));
        return;
      }
    }
    begin(activation);
  }

  private static Result skipped(Activation activation, Activation before, Set<Status> expected) {
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
    return new Result(
        Status.SKIPPED, "ActionSkipped", null, new ActionError("ActionConditionFailed", message));
  }

  private void begin(Activation activation) {
    steps++;
    if (state.begun.size() >= RunRules.MOST_STEPS) {
      Endings.close(
          this,
          Status.FAILED,
          "The run took its budget of " + RunRules.MOST_STEPS + " actions; split the flow.");
      return;
    }
    Result fixed = activation.node.options().fixed();
    if (fixed != null) {
      note(new Fact.Started(activation.path, null));
      note(new Fact.Ended(activation.path, fixed));
      return;
    }
    Behaviour behaviour = activation.node.behaviour();
    perform(
        activation,
        () -> {
          Object inputs = inputs(activation, behaviour);
          note(new Fact.Started(activation.path, inputs));
          return behaviour.start(new RunPlace(context, activation));
        });
  }

  private @Nullable Object inputs(Activation activation, Behaviour behaviour) {
    try {
      return behaviour.inputs(new RunScope(context, activation));
    } catch (ExpressionException failed) {
      note(new Fact.Started(activation.path, null));
      throw failed;
    }
  }

  private void completed(Frame frame) {
    Activation owner = frame.owner;
    if (owner == null) {
      Endings.finish(this);
    } else if (owner.isOpen()) {
      resume(owner, place -> owner.node.behaviour().turnEnded(place));
    }
  }

  /** Asks an action that is under way for its next step. */
  void resume(Activation activation, Function<RunPlace, Step> next) {
    perform(activation, () -> next.apply(new RunPlace(context, activation)));
    if (!activation.isOpen()) {
      frames.add(activation.frame);
    }
  }

  /** Ends an action that is under way. */
  void end(Activation activation, Result result) {
    note(new Fact.Ended(activation.path, result));
    frames.add(activation.frame);
  }

  private void perform(Activation activation, Supplier<Step> next) {
    try {
      perform(activation, next.get());
    } catch (ExpressionException failed) {
      note(new Fact.Ended(activation.path, Endings.unprocessed(activation, failed)));
    }
  }

  private void perform(Activation activation, Step step) {
    if (step instanceof Step.Finish finish) {
      note(new Fact.Ended(activation.path, finish.result()));
    } else if (step instanceof Step.Assign assign) {
      for (Variable variable : assign.variables()) {
        note(new Fact.Assigned(variable));
      }
      note(new Fact.Ended(activation.path, assign.result()));
    } else if (step instanceof Step.Ask ask) {
      caller.ask(activation, ask.request(), ask.notBefore());
    } else if (step instanceof Step.KeepAndAsk more) {
      note(new Fact.Kept(activation.path, more.reply()));
      caller.ask(activation, more.request(), null);
    } else if (step instanceof Step.Sleep sleep) {
      note(new Fact.Slept(activation.path, sleep.until()));
    } else if (step instanceof Step.Enter enter) {
      int before = activation.frames.size();
      note(new Fact.Entered(activation.path, enter.memo(), enter.turns()));
      frames.addAll(activation.frames.subList(before, activation.frames.size()));
    } else if (step instanceof Step.Terminate terminate) {
      note(new Fact.Ended(activation.path, Result.done(null)));
      Endings.terminate(this, activation, terminate);
    }
  }
}
