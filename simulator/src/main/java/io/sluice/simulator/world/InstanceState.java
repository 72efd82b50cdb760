package io.sluice.simulator.world;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.sluice.simulator.world.spec.DataSourceSpec;
import io.sluice.simulator.world.spec.InstanceSpec;
import io.sluice.simulator.world.spec.StageSpec;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Current state of an instance: data without behaviour. */
final class InstanceState {
  final UUID id;
  final InstanceSpec spec;
  final Instant created;

  final Map<UUID, SourceState> sources = new LinkedHashMap<>();
  final Map<String, SegmentRecord> segments = new LinkedHashMap<>();
  final Map<String, MeasureRecord> measures = new LinkedHashMap<>();
  final Map<String, StageSpec> stages = new LinkedHashMap<>();
  final Map<NodeKey, NodeState> nodes = new LinkedHashMap<>();
  final Map<UUID, ScheduleState> schedules = new LinkedHashMap<>();

  /** Deleted objects that can be restored, by name. */
  final Map<String, DataSourceSpec> deletedSources = new LinkedHashMap<>();

  final Map<String, SegmentRecord> deletedSegments = new LinkedHashMap<>();
  final Map<String, MeasureRecord> deletedMeasures = new LinkedHashMap<>();

  final Map<UUID, JobState> jobs = new LinkedHashMap<>();
  final Map<UUID, TaskState> tasks = new LinkedHashMap<>();

  /** The steps of the scenario, in its order. */
  final List<Script.Part> script = new ArrayList<>();

  /** Fault rules activated by the scenario, in order. */
  final List<Disturbance> disturbances = new ArrayList<>();

  final Deque<UUID> endedTasks = new ArrayDeque<>();
  final Deque<UUID> ready = new ArrayDeque<>();
  int running;

  long jobCount;
  long taskCount;
  long idCount;
  int missedSchedules;
  ValueState customers = new ValueState();
  long customerCount;

  /** The data source of a node. */
  @Nullable SourceState source(@Nullable String identifier) {
    return identifier == null ? null : sources.get(UUID.fromString(identifier));
  }

  @JsonCreator
  InstanceState(
      @JsonProperty("id") UUID id,
      @JsonProperty("spec") InstanceSpec spec,
      @JsonProperty("created") Instant created) {
    this.id = id;
    this.spec = spec;
    this.created = created;
  }
}
