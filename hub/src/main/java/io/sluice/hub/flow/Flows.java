package io.sluice.hub.flow;

import io.sluice.hub.bus.Address;
import io.sluice.hub.bus.Done;
import io.sluice.hub.bus.Message;
import io.sluice.hub.bus.Topic;
import io.sluice.hub.store.FlowRun;
import io.sluice.hub.store.RunStatus;
import io.sluice.hub.store.Verdict;
import io.sluice.wdl.run.StepView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The protocol of flows and runs. */
public final class Flows {
  /** The subscriptions of all loaded flows, paused ones included. */
  public static final Address<FlowQuery, Subscriptions> SUBSCRIPTIONS =
      Address.of("flow.subscriptions");

  /** Published when flows were loaded, changed, paused or resumed. */
  public static final Topic<FlowsChanged> CHANGED = new Topic<>("flow.changed");

  /**
   * Updates the entities of the environment. A flow whose trigger names an entity that cannot be
   * watched is invalid until it can be.
   */
  public static final Address<SurveyedEntities, Done> ENVIRONMENT = Address.of("flow.environment");

  /**
   * Evaluates trigger conditions; returns the verdicts and the runs to commit with the events, and
   * starts nothing.
   */
  public static final Address<DecideFirings, FiringResults> DECIDE = Address.of("flow.decide");

  /** Starts runs that were committed. */
  public static final Address<StartRuns, Done> START = Address.of("flow.start");

  /**
   * Calls a flow with a Request trigger. The reply is sent once event and run are on disk; of a
   * flow with a Response, once that is on disk.
   */
  public static final Address<FlowCall, CallReply> INVOKE = Address.of("flow.invoke");

  /** Published when a run has ended. */
  public static final Topic<RunFinished> FINISHED = new Topic<>("flow.finished");

  /** Lists all flows. */
  public static final Address<FlowQuery, FlowList> LIST = Address.of("flow.list");

  /** Pauses or resumes a flow; fails with REJECTED when it does not exist. */
  public static final Address<SetEnabled, Done> SET_ENABLED = Address.of("flow.set-enabled");

  /** Runs the event of an earlier run again, with the flow's present version. */
  public static final Address<ResubmitRun, RunStarted> RESUBMIT = Address.of("flow.resubmit");

  /** Cancels an active or queued run. */
  public static final Address<CancelRun, Done> CANCEL = Address.of("flow.cancel");

  /** Shows a run with its steps. */
  public static final Address<ShowRun, RunView> SHOW = Address.of("flow.show");

  private Flows() {}

  /** A query without parameters. */
  public record FlowQuery() implements Message {}

  /** All subscriptions. */
  public record Subscriptions(List<Subscription> items) implements Message {}

  /**
   * The events that a flow subscribes to.
   *
   * @param operationId the trigger's operation, as in OnSegmentThresholdCrossed
   * @param parameters the trigger's parameters, evaluated
   */
  public record Subscription(
      String flow, String operationId, Map<String, @Nullable Object> parameters, boolean enabled) {}

  /**
   * The entities that trigger parameters can name.
   *
   * @param parameters lists that could be read; others stay as they were
   */
  public record SurveyedEntities(List<ParameterEntities> parameters) implements Message {}

  /**
   * The entities that one parameter can name.
   *
   * @param parameter as in {@code measureName}
   * @param noun what the parameter names, for messages
   * @param anyCase whether letter case is ignored
   * @param refusals by entity, why it cannot be watched; empty text when it can
   */
  public record ParameterEntities(
      String parameter, String noun, boolean anyCase, Map<String, String> refusals) {}

  /** Which flows changed. */
  public record FlowsChanged(List<String> flows) implements Message {}

  /** Events and flows to decide. */
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
   * @param key idempotency key of the caller: calls of one flow with the same key are one call;
   *     empty for none
   * @param number sequence number that makes the event id of a call without a key unique
   * @param outputs the trigger's outputs: {@code headers}, {@code body}, {@code queries}
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

  /** Committed runs to start. */
  public record StartRuns(List<FlowRun> runs) implements Message {}

  /** A run has ended. */
  public record RunFinished(String runId, String flow, RunStatus status, long millis)
      implements Message {}

  /** All flows, ordered by name. */
  public record FlowList(List<FlowView> items) implements Message {}

  /**
   * One flow.
   *
   * @param version hash of the version in force; empty when there is none
   * @param operationId the trigger's operation; empty when there is none
   * @param problems why the file is invalid, each with file, place and rule
   * @param warnings entities that the trigger names and the environment does not have
   */
  public record FlowView(
      String name,
      String file,
      String version,
      FlowState state,
      String operationId,
      Map<String, @Nullable Object> parameters,
      List<String> problems,
      List<String> warnings) {}

  /** Pause (false) or resume (true). */
  public record SetEnabled(String flow, boolean enabled, String reason) implements Message {}

  /** The run to resubmit. */
  public record ResubmitRun(String runId) implements Message {}

  /** A run was started. */
  public record RunStarted(String runId) implements Message {}

  /** The run to cancel. */
  public record CancelRun(String runId, String reason) implements Message {}

  /** The run to show. */
  public record ShowRun(String runId) implements Message {}

  /** A run and its steps, in the order of their start. */
  public record RunView(FlowRun run, List<StepView> steps) implements Message {}
}
