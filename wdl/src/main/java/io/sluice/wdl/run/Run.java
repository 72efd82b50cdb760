package io.sluice.wdl.run;

import io.sluice.wdl.action.Status;
import io.sluice.wdl.definition.FlowDefinition;
import io.sluice.wdl.expression.Evaluation;
import io.sluice.wdl.expression.Expression;
import io.sluice.wdl.json.ExpressionException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run of a flow: a state machine without clock, randomness or I/O. It receives events and
 * returns effects, which the caller carries out in order: first the journal entry, then the rest.
 * An entry contains the state changes of one wake-up with evaluated values. A run loaded from its
 * journal therefore evaluates nothing again and continues exactly where it was.
 *
 * <p>Not thread-safe. After {@link RunEffect.CompleteRun} further events are ignored.
 */
public final class Run {
  private final RunState state;
  private final RunIds ids;
  private final RunRules rules;
  private final Map<String, @Nullable Object> trigger;
  private @Nullable Instant wakeAt;
  private boolean cutShort;

  private Run(
      FlowDefinition definition,
      Map<String, @Nullable Object> trigger,
      RunIds ids,
      RunRules rules) {
    this.state = new RunState(definition);
    this.trigger = trigger;
    this.ids = ids;
    this.rules = rules;
  }

  /**
   * Creates a run, which starts with {@link RunEvent.Begin}.
   *
   * @param trigger the trigger's outputs: {@code headers} and {@code body}
   */
  public static Run start(
      FlowDefinition definition,
      Map<String, @Nullable Object> trigger,
      RunIds ids,
      RunRules rules) {
    return new Run(definition, trigger, ids, rules);
  }

  /**
   * Restores a run from its journal; it continues with {@link RunEvent.Resume}.
   *
   * @param journal texts of the entries, oldest first
   * @throws IllegalStateException when the journal belongs to another version of the flow
   */
  public static Run load(
      FlowDefinition definition,
      Map<String, @Nullable Object> trigger,
      RunIds ids,
      RunRules rules,
      List<String> journal) {
    Run run = new Run(definition, trigger, ids, rules);
    for (String text : journal) {
      Journal.JournalEntry entry = Journal.read(text);
      entry.changes().forEach(change -> run.state.apply(change, entry.at()));
      run.state.journaled(entry.draws(), text.length());
    }
    run.cutShort = true;
    return run;
  }

  /** Handles an event; the effects must be carried out in order. */
  public List<RunEffect> on(RunEvent event, Instant now) {
    if (!state.isOpen()) {
      return List.of();
    }
    WakeUp wakeUp = new WakeUp(RunContext.at(at(event, now), state, ids, rules, trigger));
    if (cutShort || event instanceof RunEvent.Begin) {
      wakeUp.rescan(state.root);
    }
    if (event instanceof RunEvent.Answered answered) {
      wakeUp.answered(answered);
    } else if (event instanceof RunEvent.Woke) {
      wakeUp.woke();
    } else if (event instanceof RunEvent.Resume) {
      wakeUp.resumed();
    } else if (event instanceof RunEvent.Cancel cancel) {
      RunEndings.close(wakeUp, Status.CANCELLED, cancel.reason());
    }
    endAtBounds(wakeUp);
    wakeUp.work();
    cutShort = wakeUp.isCutShort();
    return effects(wakeUp, event);
  }

  /** Fails the run after an internal error. */
  public List<RunEffect> abort(String reason, Instant now) {
    WakeUp wakeUp = new WakeUp(RunContext.at(now, state, ids, rules, trigger));
    wakeUp.apply(new StateChange.Closed(Status.FAILED, reason));
    return effects(wakeUp, new RunEvent.Cancel(reason));
  }

  private void endAtBounds(WakeUp wakeUp) {
    Instant end = ids.startedAt().plus(Duration.ofDays(RunRules.MAX_DAYS));
    if (state.isOpen() && !wakeUp.context.now().isBefore(end)) {
      String reason = "The run took longer than " + RunRules.MAX_DAYS + " days.";
      RunEndings.close(wakeUp, Status.TIMED_OUT, reason);
    }
    if (state.isOpen() && state.journalCharacters() > RunRules.MAX_JOURNAL_CHARACTERS) {
      String reason =
          "The run took its budget of "
              + RunRules.MAX_JOURNAL_CHARACTERS
              + " characters of history; process"
              + " less data in one run.";
      RunEndings.close(wakeUp, Status.FAILED, reason);
    }
  }

  /** A wake-up happens at its due time or later, even if the wall clock was set back. */
  private static Instant at(RunEvent event, Instant now) {
    return event instanceof RunEvent.Woke woke && woke.due().isAfter(now) ? woke.due() : now;
  }

  private List<RunEffect> effects(WakeUp wakeUp, RunEvent event) {
    List<RunEffect> effects = new ArrayList<>();
    if (!wakeUp.changes.isEmpty()) {
      long draws = wakeUp.context.draws().count();
      String text = Journal.write(wakeUp.context.now(), draws, wakeUp.changes);
      state.journaled(draws, text.length());
      effects.add(new RunEffect.AppendEntry(state.entries(), text, status(), state.error));
    }
    if (!state.isOpen()) {
      effects.add(new RunEffect.CompleteRun(state.status, state.error));
      return effects;
    }
    effects.addAll(wakeUp.calls);
    Instant next = cutShort ? wakeUp.context.now() : nextWake();
    boolean spent = event instanceof RunEvent.Woke;
    if (next != null && (spent || !next.equals(wakeAt))) {
      effects.add(new RunEffect.ScheduleWakeUp(next));
    }
    wakeAt = next;
    return effects;
  }

  private @Nullable Instant nextWake() {
    Instant next = null;
    for (ActionExecution execution : state.waiting) {
      if (execution.pending != null) {
        next = earlier(next, execution.pending.until());
      }
      next = earlier(next, execution.deadline());
    }
    return next;
  }

  private static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.isBefore(b) ? a : b;
  }

  /** Running, Waiting (for points in time only) or how the run ended. */
  public Status status() {
    if (!state.isOpen() || state.waiting.isEmpty()) {
      return state.status;
    }
    boolean answers =
        state.waiting.stream().anyMatch(at -> at.pending != null && at.pending.isCall());
    return answers ? Status.RUNNING : Status.WAITING;
  }

  /** Why the run did not succeed; null while it runs and when it did. */
  public @Nullable String error() {
    return state.error;
  }

  /** The response to the caller: statusCode, headers, body; null when there is none yet. */
  public @Nullable Object response() {
    return state.response == null ? null : state.response.outputs;
  }

  /** Whether the run has started. */
  public boolean hasBegun() {
    return state.entries() > 0;
  }

  /** Number of actions started or skipped so far, counting every iteration. */
  public int started() {
    return state.begun.size();
  }

  /**
   * The value that an expression has at the place of an action; empty if it is null or cannot be
   * evaluated yet. Changes nothing.
   *
   * @param path the path of an action that has started
   */
  public Optional<Object> valueAt(String path, Expression expression, Instant now) {
    ActionExecution place = state.find(path);
    if (place == null) {
      return Optional.empty();
    }
    RunContext context = RunContext.at(now, state, ids, rules, trigger);
    try {
      Evaluation evaluation = new Evaluation(new RunScope(context, place));
      return Optional.ofNullable(expression.evaluate(evaluation));
    } catch (ExpressionException notYet) {
      return Optional.empty();
    }
  }

  /** The definition of the flow. */
  public FlowDefinition definition() {
    return state.definition;
  }

  /** The executed actions in the order in which they started. */
  public List<StepView> steps() {
    return StepViews.of(state);
  }

  /** The state, for comparisons in tests. */
  RunState state() {
    return state;
  }
}
