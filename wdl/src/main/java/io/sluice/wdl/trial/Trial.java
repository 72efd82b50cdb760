package io.sluice.wdl.trial;

import io.sluice.wdl.action.CallChain;
import io.sluice.wdl.action.ChildCall;
import io.sluice.wdl.action.ChildFlowReply;
import io.sluice.wdl.action.OperationReply;
import io.sluice.wdl.action.OperationRequest;
import io.sluice.wdl.action.Status;
import io.sluice.wdl.definition.FlowDefinition;
import io.sluice.wdl.run.Run;
import io.sluice.wdl.run.RunEffect;
import io.sluice.wdl.run.RunEvent;
import io.sluice.wdl.run.RunIds;
import io.sluice.wdl.run.RunRules;
import io.sluice.wdl.run.StepView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs one flow from its beginning to its end in virtual time: calls are answered by mocks, waits
 * jump the clock, nothing is kept. Flows that it calls are run too when they are there. The same
 * arguments give the same result.
 */
public final class Trial {
  /** Actions of one trial when nothing is said, every turn counted. */
  public static final int DEFAULT_STEPS = 10_000;

  private final Mocks mocks;
  private final Run run;
  private final CalledFlows neighbours;
  private final Options options;
  private final RunIds ids;
  private final List<Coming> coming = new ArrayList<>();
  private final List<Call> calls = new ArrayList<>();
  private final List<Child> children = new ArrayList<>();
  private Instant now;
  private @Nullable Instant respondedAt;
  private int elsewhere;
  private @Nullable Instant wake;
  private @Nullable String fault;
  private boolean over;

  private Trial(Setting setting, Map<String, @Nullable Object> trigger, RunIds ids) {
    this.mocks = setting.mocks();
    this.neighbours = setting.neighbours();
    this.options = setting.options();
    this.now = options.start();
    this.ids = ids;
    this.run = Run.start(setting.definition(), trigger, ids, RunRules.trialRules());
  }

  /** A flow, and what is around it. */
  private record Setting(
      FlowDefinition definition, Mocks mocks, CalledFlows neighbours, Options options) {}

  /**
   * How a trial is made.
   *
   * @param start when it begins, in virtual time
   * @param seed what ids and random numbers are drawn from
   * @param mostSteps actions at most, those of called flows included; a run that takes more is
   *     ended
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
   * @param children the flows that it called, in the order of the calls
   * @param fault what is wrong with this program when that ended the run; null when nothing is
   */
  public record Outcome(
      Status status,
      @Nullable String error,
      Instant start,
      Instant end,
      List<StepView> steps,
      List<Call> calls,
      @Nullable Object response,
      List<Child> children,
      @Nullable String fault) {}

  /**
   * A flow that was called and is there.
   *
   * @param path the step that called it
   * @param outcome null when it cannot be run and a mock answered
   * @param problem why it cannot; empty when it can
   */
  public record Child(String path, String file, @Nullable Outcome outcome, String problem) {}

  private record Coming(Instant at, RunEffect.CallOperation call, OperationReply reply) {}

  /**
   * Tries a flow.
   *
   * @param trigger the trigger's outputs: headers and body
   */
  public static Outcome of(
      FlowDefinition definition,
      Map<String, @Nullable Object> trigger,
      Mocks mocks,
      CalledFlows neighbours,
      Options options) {
    RunIds ids = new RunIds("trial-" + options.seed(), "event-" + options.seed(), options.start());
    return new Trial(new Setting(definition, mocks, neighbours, options), trigger, ids).go();
  }

  private Outcome go() {
    tell(new RunEvent.Begin());
    while (!over) {
      next();
    }
    return new Outcome(
        run.status(),
        run.error(),
        options.start(),
        now,
        run.steps(),
        calls,
        run.response(),
        children,
        fault);
  }

  /** The earliest of what is to come; answers before times, as they were asked for. */
  private void next() {
    Coming first = null;
    for (Coming one : coming) {
      first = first == null || one.at().isBefore(first.at()) ? one : first;
    }
    Instant due = wake;
    if (run.started() + elsewhere > options.mostSteps()) {
      tell(new RunEvent.Cancel(StepLimit.reason(run.steps(), options.mostSteps())));
    } else if (first != null && (due == null || !first.at().isAfter(due))) {
      coming.remove(first);
      advance(first.at());
      RunEffect.CallOperation call = first.call();
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
    List<RunEffect> effects;
    try {
      effects = run.on(event, now);
    } catch (RuntimeException wrong) {
      StackTraceElement[] trace = wrong.getStackTrace();
      fault = wrong + (trace.length == 0 ? "" : " at " + trace[0]);
      effects = run.abort("A fault of Sluice ended the run: " + fault, now);
    }
    take(effects);
    if (respondedAt == null && run.response() != null) {
      respondedAt = now;
    }
  }

  private void take(List<RunEffect> effects) {
    for (RunEffect effect : effects) {
      if (effect instanceof RunEffect.CallOperation call) {
        ask(call);
      } else if (effect instanceof RunEffect.ScheduleWakeUp at) {
        wake = at.due();
      } else if (effect instanceof RunEffect.CompleteRun) {
        over = true;
      }
    }
  }

  private void ask(RunEffect.CallOperation call) {
    String action = call.path().substring(call.path().lastIndexOf('/') + 1);
    Mocks.Answer answer =
        called(action, call)
            .orElseGet(() -> mocks.answer(action, call.request(), call.attempt(), now));
    Duration after = answer.after();
    coming.add(new Coming(now.plus(after), call, answer.reply()));
    String operation = Mocks.operation(call.request());
    calls.add(new Call(call.path(), operation, call.attempt(), now, answer.reply().status()));
  }

  /** The answer of a flow that is there, when the call is one of a flow and nobody mocks it. */
  private Optional<Mocks.Answer> called(String action, RunEffect.CallOperation call) {
    OperationRequest request = call.request();
    if (!request.connector().equals(CallChain.CONNECTOR) || mocks.isTold(action, request)) {
      return Optional.empty();
    }
    CalledFlows.Neighbour there = neighbours.find(request.operation()).orElse(null);
    if (there == null) {
      return Optional.empty();
    }
    FlowDefinition definition = there.definition();
    if (definition == null) {
      children.add(new Child(call.path(), there.file(), null, there.problem()));
      return Optional.empty();
    }
    boolean callable = definition.trigger().isRequest();
    Optional<ChildFlowReply> refusal =
        ChildCall.refusal(definition.name(), callable, request.parameters());
    return Optional.of(
        refusal.isPresent()
            ? new Mocks.Answer(reply(refusal.get()), Duration.ZERO)
            : answer(definition, there.file(), call));
  }

  /** Runs the called flow to its end; its caller goes on when it has responded. */
  private Mocks.Answer answer(
      FlowDefinition definition, String file, RunEffect.CallOperation call) {
    int left = Math.max(1, options.mostSteps() - run.started() - elsewhere);
    RunIds own = new RunIds(ids.run() + "/" + call.path(), ids.event(), now);
    Options same = new Options(now, options.seed(), left);
    Trial trial =
        new Trial(
            new Setting(definition, mocks.of(definition), neighbours, same),
            ChildCall.trigger(call.request().parameters()),
            own);
    Outcome outcome = trial.go();
    elsewhere += trial.run.started() + trial.elsewhere;
    children.add(new Child(call.path(), file, outcome, ""));
    Instant answered = trial.respondedAt == null ? outcome.end() : trial.respondedAt;
    ChildFlowReply answer =
        ChildCall.reply(outcome.response(), definition.name(), own.run(), outcome.status().text());
    return new Mocks.Answer(reply(answer), Duration.between(now, answered));
  }

  private static OperationReply reply(ChildFlowReply answer) {
    OperationReply.Verdict verdict =
        answer.ok() ? OperationReply.Verdict.SUCCEEDED : OperationReply.Verdict.REJECTED;
    return new OperationReply(
        verdict, answer.status(), answer.headers(), answer.body(), answer.error(), null);
  }
}
