package io.sluice.hub.trigger;

import io.sluice.hub.trigger.Triggers.Observation;
import io.sluice.hub.trigger.Triggers.SubscriptionMatch;
import io.sluice.hub.trigger.Triggers.TaskEnd;
import io.sluice.hub.trigger.Triggers.TriggerEffects;
import io.sluice.hub.trigger.Triggers.TriggerEvent;
import io.sluice.hub.trigger.Triggers.WatchOutcome;
import io.sluice.hub.trigger.Triggers.WatchSpec;
import io.sluice.hub.trigger.Triggers.WatchState;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The common part of the kinds about the refresh of a data source; they differ in the statuses that
 * fire.
 */
abstract class IngestionKind implements TriggerKind {
  private static final String INGESTION = "ingestion";
  private static final Parameter SOURCE_ID =
      Parameter.optional(
          "dataSourceId", Parameter.ParameterType.TEXT, "only this data source (default: any)");
  private static final Parameter SOURCE_NAME =
      Parameter.optional(
          "dataSourceName",
          Parameter.ParameterType.TEXT,
          "only the data source of this name (default: any)");

  private final String id;
  private final String operationId;
  private final Set<WorkStatus.WorkState> statuses;

  IngestionKind(String id, String operationId, Set<WorkStatus.WorkState> statuses) {
    this.id = id;
    this.operationId = operationId;
    this.statuses = statuses;
  }

  @Override
  public final String id() {
    return id;
  }

  @Override
  public final String operationId() {
    return operationId;
  }

  @Override
  public final List<Parameter> parameters() {
    return List.of(SOURCE_ID, SOURCE_NAME);
  }

  @Override
  public final List<WatchSpec> watches(Map<String, @Nullable Object> parameters) {
    return List.of();
  }

  @Override
  public final Optional<Observation> relevant(Observation observation) {
    List<TaskEnd> ingestions =
        observation.tasks().stream().filter(task -> task.operation().equals(INGESTION)).toList();
    return ingestions.isEmpty()
        ? Optional.empty()
        : Optional.of(observation.withOnlyTasks(ingestions));
  }

  @Override
  public final TriggerEffects decide(
      Observation observation, List<WatchSpec> wanted, Map<String, String> states) {
    List<TriggerEvent> events = new ArrayList<>();
    Map<String, WatchState> watches = new LinkedHashMap<>();
    for (TaskEnd task : observation.tasks()) {
      if (task.operation().equals(INGESTION) && task.status().executed()) {
        String watch = id + "/" + task.entity().id();
        WatchState before = watches.get(watch);
        String known = before == null ? states.get(watch) : before.state();
        if (statuses.contains(task.status().state())) {
          events.add(event(observation, task, known));
        }
        watches.put(watch, watch(observation, watch, task));
      }
    }
    return new TriggerEffects(events, List.copyOf(watches.values()));
  }

  /**
   * The state of a watch is the status of the last refresh, so that flows can distinguish a
   * recovery from a routine success.
   */
  private TriggerEvent event(Observation observation, TaskEnd task, @Nullable String statusBefore) {
    String watch = id + "/" + task.entity().id();
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("dataSourceId", task.entity().id());
    data.put("friendlyName", task.entity().name());
    data.put("taskId", task.task().taskId());
    data.put("jobId", task.task().jobId());
    data.put("status", task.status().word());
    data.put("error", task.error());
    data.put("outlook", task.outlook().word());
    data.put("skipped", task.skipped());
    Map<String, @Nullable Object> previous = new LinkedHashMap<>();
    previous.put("status", statusBefore);
    return new TriggerEvent(
        // Independent of the data source, which is resolved by name, and names change.
        StateText.id(observation.connection(), id, task.task().taskId()),
        new WatchKey(id, watch),
        task.entity(),
        task.endedAt(),
        data,
        previous);
  }

  private WatchState watch(Observation observation, String watch, TaskEnd task) {
    return new WatchState(
        new WatchKey(id, watch),
        task.entity(),
        task.status().word(),
        new WatchOutcome(
            task.status().word(),
            null,
            "ended " + task.status() + " at " + task.endedAt().truncatedTo(ChronoUnit.SECONDS)),
        null,
        observation.at());
  }

  @Override
  public final SubscriptionMatch match(
      Map<String, @Nullable Object> parameters, TriggerEvent event) {
    Object wantedId = parameters.get(SOURCE_ID.name());
    Object wantedName = parameters.get(SOURCE_NAME.name());
    boolean byId = wantedId == null || ApiIds.of(wantedId.toString()).equals(event.entity().id());
    boolean byName =
        wantedName == null || event.entity().name().equalsIgnoreCase(wantedName.toString());
    return byId && byName ? SubscriptionMatch.ASKED : SubscriptionMatch.UNRELATED;
  }
}
