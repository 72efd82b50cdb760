package io.sluice.wdl.run;

import io.sluice.wdl.action.Status;
import io.sluice.wdl.definition.FlowDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run of a flow: a state machine without clock, chance or I/O. It is told what happens and
 * answers with what is to be done, in order: first to keep its journal entry, then the rest. An
 * entry holds everything that the wake-up made true, evaluated; so a run is loaded from its journal
 * without evaluating anything again, and goes on exactly where it was.
 *
 * <p>Not thread-safe. After an {@link RunEffect.CompleteRun} it takes no more events.
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
   * A run that has not begun; it begins with {@link RunEvent.Begin}.
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
   * The run as its journal tells it; it goes on with {@link RunEvent.Resume}.
   *
   * @param journal the entries' texts, oldest first
   * @throws IllegalStateException when the journal is not one of this flow's version
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

  /** Tells the run what happened; gives what is to be done, in this order. */
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

  /** Ends a run that cannot go on because of a fault of this program. */
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
              + " characters of history; let it"
              + " handle less data.";
      RunEndings.close(wakeUp, Status.FAILED, reason);
    }
  }

  /** A time that was asked for has come even when the wall clock was set back since. */
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

  /** Running, Waiting (for a time only) or how it ended. */
  public Status status() {
    if (!state.isOpen() || state.waiting.isEmpty()) {
      return state.status;
    }
    boolean answers =
        state.waiting.stream().anyMatch(at -> at.pending != null && at.pending.isCall());
    return answers ? Status.RUNNING : Status.WAITING;
  }

  /** Why it did not succeed; null while it runs and when it did. */
  public @Nullable String error() {
    return state.error;
  }

  /** What the run answered to its caller: statusCode, headers, body; null when it has not. */
  public @Nullable Object response() {
    return state.response == null ? null : state.response.outputs;
  }

  /** Whether it has begun. */
  public boolean hasBegun() {
    return state.entries() > 0;
  }

  /** Actions that have started or were skipped so far, every turn counted. */
  public int started() {
    return state.begun.size();
  }

  /** The flow that it is a run of. */
  public FlowDefinition definition() {
    return state.definition;
  }

  /** The steps in the order in which they started. */
  public List<StepView> steps() {
    return StepViews.of(state);
  }

  /** What is true of the run, for comparing two of them. */
  RunState state() {
    return state;
  }
}
