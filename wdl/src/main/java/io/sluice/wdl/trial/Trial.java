package io.sluice.wdl.trial;

import io.sluice.wdl.action.CallChain;
import io.sluice.wdl.action.ChildCall;
import io.sluice.wdl.action.ChildFlowReply;
import io.sluice.wdl.action.OperationReply;
import io.sluice.wdl.action.OperationRequest;
import io.sluice.wdl.definition.FlowDefinition;
import io.sluice.wdl.run.Run;
import io.sluice.wdl.run.RunEffect;
import io.sluice.wdl.run.RunEvent;
import io.sluice.wdl.run.RunIds;
import io.sluice.wdl.run.RunRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs one flow from start to end in virtual time: mocks answer its calls, waits advance the clock
 * at once, and nothing is stored. Called flows run too if {@link CalledFlows} finds them.
 * Deterministic: the same arguments give the same result.
 */
public final class Trial {
  private final TrialEnvironment environment;
  private final Run run;
  private final RunIds ids;
  private final List<PendingReply> pending = new ArrayList<>();
  private final List<MockedCall> calls = new ArrayList<>();
  private final List<ChildTrial> children = new ArrayList<>();
  private Instant now;
  private @Nullable Instant respondedAt;
  private int childSteps;
  private @Nullable Instant wakeUp;
  private @Nullable String fault;
  private boolean ended;

  private Trial(
      FlowDefinition definition,
      Map<String, @Nullable Object> trigger,
      TrialEnvironment environment,
      RunIds ids) {
    this.environment = environment;
    this.now = environment.options().start();
    this.ids = ids;
    this.run = Run.start(definition, trigger, ids, RunRules.trialRules(definition.dialect()));
  }

  /** A reply that arrives at a later virtual time. */
  private record PendingReply(Instant at, RunEffect.CallOperation call, OperationReply reply) {}

  /**
   * Runs a flow.
   *
   * @param trigger the trigger's outputs: {@code headers} and {@code body}
   */
  public static TrialOutcome run(
      FlowDefinition definition,
      Map<String, @Nullable Object> trigger,
      TrialEnvironment environment) {
    TrialOptions options = environment.options();
    RunIds ids = new RunIds("trial-" + options.seed(), "event-" + options.seed(), options.start());
    return new Trial(definition, trigger, environment, ids).toEnd();
  }

  private TrialOutcome toEnd() {
    handle(new RunEvent.Begin());
    while (!ended) {
      next();
    }
    return new TrialOutcome(
        new TrialOutcome.RunEnding(run.status(), run.error(), fault),
        new TrialOutcome.TimeSpan(environment.options().start(), now),
        run.steps(),
        calls,
        run.response(),
        children);
  }

  /**
   * Handles the next event in virtual time. At the same instant, replies precede the wake-up and
   * keep the order of their calls.
   */
  private void next() {
    PendingReply first = null;
    for (PendingReply reply : pending) {
      first = first == null || reply.at().isBefore(first.at()) ? reply : first;
    }
    Instant due = wakeUp;
    int maxSteps = environment.options().maxSteps();
    if (run.started() + childSteps > maxSteps) {
      handle(new RunEvent.Cancel(StepLimit.reason(run.steps(), maxSteps)));
    } else if (first != null && (due == null || !first.at().isAfter(due))) {
      pending.remove(first);
      advance(first.at());
      RunEffect.CallOperation call = first.call();
      handle(new RunEvent.Answered(call.path(), call.number(), first.reply()));
    } else if (due != null) {
      wakeUp = null;
      advance(due);
      handle(new RunEvent.Woke(due));
    } else {
      fault = "the run waits without a pending reply or wake-up";
      apply(run.abort("A fault of Sluice ended the run: " + fault, now));
    }
  }

  private void advance(Instant to) {
    now = to.isAfter(now) ? to : now;
  }

  private void handle(RunEvent event) {
    List<RunEffect> effects;
    try {
      effects = run.on(event, now);
    } catch (RuntimeException wrong) {
      StackTraceElement[] trace = wrong.getStackTrace();
      fault = wrong + (trace.length == 0 ? "" : " at " + trace[0]);
      effects = run.abort("A fault of Sluice ended the run: " + fault, now);
    }
    apply(effects);
    if (respondedAt == null && run.response() != null) {
      respondedAt = now;
    }
  }

  private void apply(List<RunEffect> effects) {
    for (RunEffect effect : effects) {
      if (effect instanceof RunEffect.CallOperation call) {
        call(call);
      } else if (effect instanceof RunEffect.ScheduleWakeUp at) {
        wakeUp = at.due();
      } else if (effect instanceof RunEffect.CompleteRun) {
        ended = true;
      }
    }
  }

  private void call(RunEffect.CallOperation call) {
    String action = call.path().substring(call.path().lastIndexOf('/') + 1);
    MockAnswer answer =
        callFlow(action, call)
            .orElseGet(
                () ->
                    environment
                        .mocks()
                        .answer(
                            action,
                            call.request(),
                            call.attempt(),
                            now,
                            expression -> run.valueAt(call.path(), expression, now)));
    pending.add(new PendingReply(now.plus(answer.after()), call, answer.reply()));
    String operation = Mocks.operation(call.request());
    calls.add(new MockedCall(call.path(), operation, call.attempt(), now, answer.reply().status()));
  }

  /** The answer of a called flow; empty if a mock has to answer. */
  private Optional<MockAnswer> callFlow(String action, RunEffect.CallOperation call) {
    OperationRequest request = call.request();
    if (!request.connector().equals(CallChain.CONNECTOR)
        || environment.mocks().hasEntry(action, request)) {
      return Optional.empty();
    }
    CalledFlow called = environment.calledFlows().find(request.operation()).orElse(null);
    if (called instanceof CalledFlow.UnusableFlow unusable) {
      children.add(new ChildTrial.MockedChild(call.path(), unusable.file(), unusable.problem()));
    }
    if (!(called instanceof CalledFlow.RunnableFlow flow)) {
      return Optional.empty();
    }
    FlowDefinition definition = flow.definition();
    boolean callable = definition.trigger().isRequest();
    Optional<ChildFlowReply> refusal =
        ChildCall.refusal(definition.name(), callable, request.parameters());
    return Optional.of(
        refusal.isPresent()
            ? new MockAnswer(reply(refusal.get()), Duration.ZERO)
            : runChild(flow, call));
  }

  /**
   * Runs a called flow to its end. The answer takes until the child's Response, which can be before
   * its end.
   */
  private MockAnswer runChild(CalledFlow.RunnableFlow flow, RunEffect.CallOperation call) {
    FlowDefinition definition = flow.definition();
    TrialOptions options = environment.options();
    int remaining = Math.max(1, options.maxSteps() - run.started() - childSteps);
    RunIds childIds = new RunIds(ids.run() + "/" + call.path(), ids.event(), now);
    Trial child =
        new Trial(
            definition,
            ChildCall.trigger(call.request().parameters()),
            new TrialEnvironment(
                environment.mocks().of(definition),
                environment.calledFlows(),
                new TrialOptions(now, options.seed(), remaining)),
            childIds);
    TrialOutcome outcome = child.toEnd();
    childSteps += child.run.started() + child.childSteps;
    children.add(new ChildTrial.ChildRun(call.path(), flow.file(), outcome));
    Instant answered = child.respondedAt == null ? outcome.end() : child.respondedAt;
    ChildFlowReply answer =
        ChildCall.reply(
            outcome.response(), definition.name(), childIds.run(), outcome.status().text());
    return new MockAnswer(reply(answer), Duration.between(now, answered));
  }

  private static OperationReply reply(ChildFlowReply answer) {
    OperationReply.Verdict verdict =
        answer.ok() ? OperationReply.Verdict.SUCCEEDED : OperationReply.Verdict.REJECTED;
    return new OperationReply(
        verdict, answer.status(), answer.headers(), answer.body(), answer.error(), null);
  }
}
