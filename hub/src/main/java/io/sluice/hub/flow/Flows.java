package io.sluice.hub.flow;

import io.sluice.hub.bus.Address;
import io.sluice.hub.bus.Done;
import io.sluice.hub.bus.Message;
import io.sluice.hub.bus.Topic;
import io.sluice.hub.store.FlowRun;
import io.sluice.hub.store.Verdict;
import io.sluice.wdl.run.StepView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The flows' protocol. */
public final class Flows {
  /** What the loaded flows want to be told of, paused ones included. */
  public static final Address<FlowQuery, Subscriptions> SUBSCRIPTIONS =
      Address.of("flow.subscriptions");

  /** Published when flows were loaded, changed, paused or resumed. */
  public static final Topic<FlowsChanged> CHANGED = new Topic<>("flow.changed");

  /**
   * What the environment has, told when that changes. A flow whose trigger names what cannot be
   * watched is invalid until it can.
   */
  public static final Address<SurveyedEntities, Done> ENVIRONMENT = Address.of("flow.environment");

  /**
   * Evaluates trigger conditions; gives decisions and the runs to commit with the events, starts
   * nothing.
   */
  public static final Address<DecideFirings, FiringResults> DECIDE = Address.of("flow.decide");

  /** Starts the runs that have just been committed. */
  public static final Address<StartRuns, Done> START = Address.of("flow.start");

  /**
   * Calls a flow that has a Request trigger. The reply comes when event and run are on disk, or,
   * when the flow has a Response, when that is.
   */
  public static final Address<FlowCall, Invoked> INVOKE = Address.of("flow.invoke");

  /** Published when a run has ended. */
  public static final Topic<RunFinished> FINISHED = new Topic<>("flow.finished");

  /** Flows as people see them. */
  public static final Address<FlowQuery, FlowList> LIST = Address.of("flow.list");

  /** Pauses or resumes a flow; fails with REJECTED when there is none of that name. */
  public static final Address<SetEnabled, Done> SET_ENABLED = Address.of("flow.set-enabled");

  /** Runs a past run's event again with the flow as it is now. */
  public static final Address<ResubmitRun, RunStarted> RESUBMIT = Address.of("flow.resubmit");

  /** Ends a run that is under way. */
  public static final Address<CancelRun, Done> CANCEL = Address.of("flow.cancel");

  /** A run with its steps. */
  public static final Address<ShowRun, RunView> SHOW = Address.of("flow.show");

  private Flows() {}

  /** A question without parameters. */
  public record FlowQuery() implements Message {}

  /** All subscriptions. */
  public record Subscriptions(List<Subscription> items) implements Message {}

  /**
   * What a flow wants to be told of.
   *
   * @param operationId the trigger's operation, as in OnSegmentThresholdCrossed
   * @param parameters the trigger's parameters, evaluated
   */
  public record Subscription(
      String flow, String operationId, Map<String, @Nullable Object> parameters, boolean enabled) {}

  /**
   * What triggers can name.
   *
   * @param parameters those whose list could be read; what was told of others stays
   */
  public record SurveyedEntities(List<ParameterEntities> parameters) implements Message {}

  /**
   * All that one parameter of a trigger can name.
   *
   * @param parameter as in {@code measureName}
   * @param noun what it names, as people say it
   * @param anyCase whether letter case does not matter
   * @param refusals why each cannot be watched; an empty text when it can
   */
  public record ParameterEntities(
      String parameter, String noun, boolean anyCase, Map<String, String> refusals) {}

  /** Which flows changed. */
  public record FlowsChanged(List<String> flows) implements Message {}

  /** The event and flow pairs to decide about. */
  public record DecideFirings(List<Firing> firings) implements Message {}

  /**
   * One event for one flow.
   *
   * @param outputs the trigger's outputs: {@code headers} and {@code body}
   */
  public record Firing(
      String eventId, String flow, Map<String, @Nullable Object> outputs, Instant at) {}

  /** Every firing with its verdict. */
  public record FiringResults(List<DecidedFiring> firings) implements Message {}

  /** A firing and its result. */
  public record DecidedFiring(Firing firing, FiringResult result) {}

  /**
   * The verdict about one firing.
   *
   * @param run to be committed with the event when it fired; null otherwise
   */
  public record FiringResult(Verdict verdict, @Nullable FlowRun run) {}

  /**
   * A call of a flow.
   *
   * @param trigger the trigger's name as the caller has it
   * @param path decoded segments after the address
   * @param key the caller's own: calls of one flow with the same key are one call; empty for none
   * @param number tells calls without a key apart
   * @param outputs what the trigger gives the flow: {@code headers}, {@code body}, {@code queries}
   */
  public record FlowCall(
      String flow,
      String trigger,
      String method,
      List<String> path,
      String key,
      long number,
      Map<String, @Nullable Object> outputs)
      implements Message {}

  /**
   * What a caller is answered.
   *
   * @param run the run's id; empty when none was started
   * @param code a stable word; empty when all is well
   * @param message in words, for the caller
   * @param headers of the flow's Response
   * @param body of the flow's Response, in words otherwise
   */
  public record Invoked(
      int status,
      String run,
      String code,
      String message,
      Map<String, String> headers,
      @Nullable Object body)
      implements Message {}

  /** Runs that are in the store and may start. */
  public record StartRuns(List<FlowRun> runs) implements Message {}

  /** A run has ended. */
  public record RunFinished(String runId, String flow, String status, long millis)
      implements Message {}

  /** All flows in the order of their names. */
  public record FlowList(List<FlowView> items) implements Message {}

  /**
   * One flow.
   *
   * @param state enabled, paused or invalid
   * @param problems why it is invalid, each with file, place and rule
   * @param warnings what it names and the environment does not have
   */
  public record FlowView(
      String name,
      String file,
      String version,
      String state,
      String operationId,
      Map<String, @Nullable Object> parameters,
      List<String> problems,
      List<String> warnings) {}

  /** Pause (false) or resume (true). */
  public record SetEnabled(String flow, boolean enabled, String reason) implements Message {}

  /** The run to repeat. */
  public record ResubmitRun(String runId) implements Message {}

  /** A run was started. */
  public record RunStarted(String runId) implements Message {}

  /** The run to end. */
  public record CancelRun(String runId, String reason) implements Message {}

  /** The run to show. */
  public record ShowRun(String runId) implements Message {}

  /** A run and its steps in the order in which they started. */
  public record RunView(FlowRun run, List<StepView> steps) implements Message {}
}
