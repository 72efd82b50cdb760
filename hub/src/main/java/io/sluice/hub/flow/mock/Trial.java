package io.sluice.hub.flow.mock;

import io.sluice.hub.flow.Effect;
import io.sluice.hub.flow.Flows;
import io.sluice.hub.flow.Run;
import io.sluice.hub.flow.RunEvent;
import io.sluice.hub.flow.RunIds;
import io.sluice.hub.flow.RunRules;
import io.sluice.hub.flow.action.Reply;
import io.sluice.hub.flow.action.Status;
import io.sluice.hub.flow.definition.FlowDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs one flow from its beginning to its end in virtual time: calls are answered by mocks, waits
 * jump the clock, nothing is kept. The same arguments give the same result.
 */
public final class Trial {
  /** Actions of one trial when nothing is said, every turn counted. */
  public static final int DEFAULT_STEPS = 10_000;

  private final Mocks mocks;
  private final Run run;
  private final Options options;
  private final List<Coming> coming = new ArrayList<>();
  private final List<Call> calls = new ArrayList<>();
  private Instant now;
  private @Nullable Instant wake;
  private @Nullable String fault;
  private boolean over;

  private Trial(
      FlowDefinition definition,
      Map<String, @Nullable Object> trigger,
      Mocks mocks,
      Options options) {
    this.mocks = mocks;
    this.options = options;
    this.now = options.start();
    String id = "trial-" + options.seed();
    RunIds ids = new RunIds(id, "event-" + options.seed(), now);
    this.run = Run.start(definition, trigger, ids, RunRules.standard());
  }

  /**
   * How a trial is made.
   *
   * @param start when it begins, in virtual time
   * @param seed what ids and random numbers are drawn from
   * @param mostSteps actions at most; a run that takes more is ended
   */
  public record Options(Instant start, long seed, int mostSteps) {}

  /**
   * A call that was answered.
   *
   * @param operation as in {@code sharepointonline.GetItems}
   */
  public record Call(String path, String operation, int attempt, Instant at, int status) {}

  /**
   * How it went.
   *
   * @param error why the run did not succeed; null when it did
   * @param steps in the order in which they started
   * @param fault what is wrong with this program when that ended the run; null when nothing is
   */
  public record Outcome(
      Status status,
      @Nullable String error,
      Instant start,
      Instant end,
      List<Flows.Step> steps,
      List<Call> calls,
      @Nullable Object response,
      @Nullable String fault) {}

  private record Coming(Instant at, Effect.Call call, Reply reply) {}

  /**
   * Tries a flow.
   *
   * @param trigger the trigger's outputs: headers and body
   */
  public static Outcome of(
      FlowDefinition definition,
      Map<String, @Nullable Object> trigger,
      Mocks mocks,
      Options options) {
    Trial trial = new Trial(definition, trigger, mocks, options);
    trial.tell(new RunEvent.Begin());
    while (!trial.over) {
      trial.next();
    }
    return new Outcome(
        trial.run.status(),
        trial.run.error(),
        options.start(),
        trial.now,
        trial.run.steps(),
        trial.calls,
        trial.run.response(),
        trial.fault);
  }

  /** The earliest of what is to come; answers before times, as they were asked for. */
  private void next() {
    Coming first = null;
    for (Coming one : coming) {
      first = first == null || one.at().isBefore(first.at()) ? one : first;
    }
    Instant due = wake;
    if (run.started() > options.mostSteps()) {
      tell(new RunEvent.Cancel(Endless.reason(run.steps(), options.mostSteps())));
    } else if (first != null && (due == null || !first.at().isAfter(due))) {
      coming.remove(first);
      advance(first.at());
      Effect.Call call = first.call();
      tell(new RunEvent.Answered(call.path(), call.number(), first.reply()));
    } else if (due != null) {
      wake = null;
      advance(due);
      tell(new RunEvent.Woke(due));
    } else {
      fault = "the run waits for nothing that could come";
      take(run.abort("A fault of Sluice ended the run: " + fault, now));
    }
  }

  private void advance(Instant to) {
    now = to.isAfter(now) ? to : now;
  }

  private void tell(RunEvent event) {
    List<Effect> effects;
    try {
      effects = run.on(event, now);
    } catch (RuntimeException wrong) {
      StackTraceElement[] trace = wrong.getStackTrace();
      fault = wrong + (trace.length == 0 ? "" : " at " + trace[0]);
      effects = run.abort("A fault of Sluice ended the run: " + fault, now);
    }
    take(effects);
  }

  private void take(List<Effect> effects) {
    for (Effect effect : effects) {
      if (effect instanceof Effect.Call call) {
        ask(call);
      } else if (effect instanceof Effect.WakeAt at) {
        wake = at.due();
      } else if (effect instanceof Effect.Finish) {
        over = true;
      }
    }
  }

  private void ask(Effect.Call call) {
    String action = call.path().substring(call.path().lastIndexOf('/') + 1);
    Mocks.Answer answer = mocks.answer(action, call.request(), call.attempt(), now);
    Duration after = answer.after();
    coming.add(new Coming(now.plus(after), call, answer.reply()));
    String operation = Mocks.operation(call.request());
    calls.add(new Call(call.path(), operation, call.attempt(), now, answer.reply().status()));
  }
}
