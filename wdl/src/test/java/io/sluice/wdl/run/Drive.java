package io.sluice.wdl.run;

import io.sluice.wdl.action.OperationReply;
import io.sluice.wdl.action.RetryPolicy;
import io.sluice.wdl.action.Status;
import io.sluice.wdl.definition.FlowDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs a flow as a pure function: calls are answered by a script, times come at once, and the
 * process may be killed after any journal entry.
 */
final class Drive {
  static final Instant START = Instant.parse("2026-11-20T08:00:00Z");

  final List<String> journal = new ArrayList<>();
  final List<RunEffect.CallOperation> calls = new ArrayList<>();
  final List<Instant> wakes = new ArrayList<>();
  Instant now = START;
  Run run;
  @Nullable Status status;
  @Nullable String error;

  private final FlowDefinition definition;
  private final Map<String, @Nullable Object> trigger;
  private final RunIds ids = new RunIds("run-1", "event-1", START);
  private RunRules rules = new RunRules(RetryPolicy.POWER_AUTOMATE, "default");
  private Function<RunEffect.CallOperation, @Nullable OperationReply> script = call -> ok(null);
  private Duration answerTime = Duration.ofMillis(100);
  private final Set<Integer> crashAfter = new TreeSet<>();
  private final Deque<RunEffect.CallOperation> outstanding = new ArrayDeque<>();
  private @Nullable Instant wake;

  Drive(FlowDefinition definition, Map<String, @Nullable Object> trigger) {
    this.definition = definition;
    this.trigger = trigger;
    this.run = Run.start(definition, trigger, ids, rules);
  }

  static Drive of(String actions) {
    return new Drive(FlowTexts.flow(actions), FlowTexts.trigger(Map.of()));
  }

  /** A null reply means that no answer ever comes. */
  Drive answering(Function<RunEffect.CallOperation, @Nullable OperationReply> answers) {
    script = answers;
    return this;
  }

  Drive answeringAfter(Duration time) {
    answerTime = time;
    return this;
  }

  Drive retrying(RetryPolicy policy) {
    rules = new RunRules(policy, "default");
    run = Run.start(definition, trigger, ids, rules);
    return this;
  }

  Drive killedAfter(Iterable<Integer> entries) {
    entries.forEach(crashAfter::add);
    return this;
  }

  static OperationReply ok(@Nullable Object body) {
    return new OperationReply(OperationReply.Verdict.SUCCEEDED, 200, Map.of(), body, null, null);
  }

  static OperationReply failed(OperationReply.Verdict verdict, int status) {
    return new OperationReply(
        verdict, status, Map.of(), null, "the other side said " + status, null);
  }

  /** Runs until it ends or nothing can happen any more. */
  Drive go() {
    take(run.on(new RunEvent.Begin(), now));
    while (status == null && step()) {}
    return this;
  }

  /** One answer or one time; false when there is neither. */
  boolean step() {
    while (!outstanding.isEmpty()) {
      RunEffect.CallOperation call = outstanding.remove();
      OperationReply reply = script.apply(call);
      if (reply != null) {
        now = now.plus(answerTime);
        take(run.on(new RunEvent.Answered(call.path(), call.number(), reply), now));
        return true;
      }
    }
    if (wake == null) {
      return false;
    }
    Instant due = wake;
    wake = null;
    now = due.isAfter(now) ? due : now;
    take(run.on(new RunEvent.Woke(due), now));
    return true;
  }

  Drive tell(RunEvent event) {
    take(run.on(event, now));
    return this;
  }

  private void take(List<RunEffect> effects) {
    for (RunEffect effect : effects) {
      if (effect instanceof RunEffect.AppendEntry append) {
        journal.add(append.text());
        if (crashAfter.remove(append.number())) {
          restart();
          return;
        }
      } else if (effect instanceof RunEffect.CallOperation call) {
        calls.add(call);
        outstanding.add(call);
      } else if (effect instanceof RunEffect.ScheduleWakeUp at) {
        wake = at.due();
        wakes.add(at.due());
      } else if (effect instanceof RunEffect.CompleteRun finish) {
        status = finish.status();
        error = finish.error();
      }
    }
  }

  /** Kills the process and starts it again. */
  Drive restart() {
    outstanding.clear();
    wake = null;
    run = load();
    if (run.status().isFinal()) {
      status = run.status();
      error = run.error();
      return this;
    }
    take(run.on(new RunEvent.Resume(), now));
    return this;
  }

  Run load() {
    return Run.load(definition, trigger, ids, rules, journal);
  }

  Map<String, StepView> steps() {
    Map<String, StepView> steps = new LinkedHashMap<>();
    run.steps().forEach(step -> steps.put(step.path(), step));
    return steps;
  }

  StepView step(String path) {
    StepView step = steps().get(path);
    if (step == null) {
      throw new AssertionError("no step " + path + " in " + steps().keySet());
    }
    return step;
  }

  @Nullable Object outputs(String path) {
    return step(path).outputs();
  }

  /** {@code outputs('X')['body']}. */
  @Nullable Object body(String path) {
    return outputs(path) instanceof Map<?, ?> map ? map.get("body") : null;
  }

  Map<String, String> statuses() {
    Map<String, String> statuses = new LinkedHashMap<>();
    run.steps().forEach(step -> statuses.put(step.path(), step.status().text()));
    return statuses;
  }
}
