package io.sluice.simulator.world;

import io.sluice.simulator.world.spec.InstanceSpec;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** One instance as it is now: plain data, nothing that acts. */
final class InstanceState {
  final UUID id;
  final InstanceSpec spec;
  final Instant created;

  final Map<UUID, SourceState> sources = new LinkedHashMap<>();
  final Map<String, SegmentRecord> segments = new LinkedHashMap<>();
  final Map<String, MeasureRecord> measures = new LinkedHashMap<>();
  final Map<NodeKey, NodeState> nodes = new LinkedHashMap<>();
  final Map<UUID, ScheduleState> schedules = new LinkedHashMap<>();

  final Map<UUID, JobState> jobs = new LinkedHashMap<>();
  final Map<UUID, TaskState> tasks = new LinkedHashMap<>();
  final Deque<UUID> endedTasks = new ArrayDeque<>();
  final Deque<UUID> ready = new ArrayDeque<>();
  int running;

  long jobCount;
  long taskCount;
  long idCount;
  int missedSchedules;
  ValueState customers = new ValueState();
  long customerCount;

  InstanceState(UUID id, InstanceSpec spec, Instant created) {
    this.id = id;
    this.spec = spec;
    this.created = created;
  }
}
