package io.sluice.hub.prove;

import io.sluice.simulator.wire.OperationType;
import io.sluice.simulator.wire.TaskStatus;
import io.sluice.simulator.world.Fact;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Says from the world's own list of what happened which events there must be. It shares no code
 * with the hub: a table of thresholds and the rules as people say them.
 */
final class Oracle {
  /** A value that was replaced before it could be read; it must lie in a gap. */
  static final String UNSEEN = "measure.unseen";

  private static final Set<TaskStatus> FAILED = Set.of(TaskStatus.FAILED, TaskStatus.TIMED_OUT);
  private static final Set<TaskStatus> ENDED =
      Set.of(TaskStatus.SUCCESSFUL, TaskStatus.FAILED, TaskStatus.TIMED_OUT);

  private final UUID instance;
  private final Map<String, BigDecimal> segments;
  private final Map<String, BigDecimal> measures;
  private final Map<String, BigDecimal> sizes = new LinkedHashMap<>();
  private final Map<String, BigDecimal> shown = new LinkedHashMap<>();
  private final Map<String, BigDecimal> read = new LinkedHashMap<>();
  private final Map<String, List<Instant>> unread = new LinkedHashMap<>();
  private final List<Due> due = new ArrayList<>();
  private boolean watching;

  /**
   * An oracle for one instance.
   *
   * @param segments threshold of each watched segment
   * @param measures threshold of each watched measure
   */
  Oracle(UUID instance, Map<String, BigDecimal> segments, Map<String, BigDecimal> measures) {
    this.instance = instance;
    this.segments = segments;
    this.measures = measures;
  }

  /** An expected event and the time of its cause. */
  record Due(String key, Instant at) {}

  /** From now on facts are due. */
  void watch() {
    watching = true;
  }

  /** Takes in what happened, in order. */
  void happened(Fact fact) {
    if (!fact.instanceId().equals(instance)) {
      return;
    }
    if (fact instanceof Fact.TaskEnded task) {
      ended(task);
    } else if (fact instanceof Fact.JobEnded job) {
      if (job.operation() == OperationType.ALL && ENDED.contains(job.status())) {
        due("refresh.completed", job.jobId(), job.at());
      }
    } else if (fact instanceof Fact.Evaluated evaluated && evaluated.successful()) {
      evaluated(evaluated);
    }
  }

  /** Measures were read and committed: the latest value of each is known. */
  void measuresRead(Instant at) {
    unread.forEach(
        (name, times) -> {
          for (Instant lost : times.subList(0, Math.max(0, times.size() - 1))) {
            due(UNSEEN, name + "/" + lost, lost);
          }
          times.clear();
        });
    shown.forEach(
        (name, value) -> {
          BigDecimal threshold = measures.get(name);
          BigDecimal before = read.put(name, value);
          if (above(before, value, threshold)) {
            due("measure.threshold.crossed", name + "=" + value.stripTrailingZeros(), at);
          }
        });
  }

  /** Expected events since the last call; cleared by the call. */
  List<Due> takeDue() {
    List<Due> taken = List.copyOf(due);
    due.clear();
    return taken;
  }

  private void ended(Fact.TaskEnded task) {
    if (task.operation() == OperationType.INGESTION) {
      if (FAILED.contains(task.status())) {
        due("datasource.refresh.failed", task.taskId(), task.at());
      } else if (task.status() == TaskStatus.SUCCESSFUL) {
        due("datasource.refresh.succeeded", task.taskId(), task.at());
      }
    } else if (task.operation() == OperationType.MERGE && ENDED.contains(task.status())) {
      due("unification.completed", task.at(), task.at());
    }
  }

  private void evaluated(Fact.Evaluated fact) {
    if (fact.kind() == OperationType.SEGMENTATION && segments.containsKey(fact.name())) {
      BigDecimal before = sizes.put(fact.name(), fact.value());
      if (above(before, fact.value(), segments.get(fact.name()))) {
        due("segment.threshold.crossed", fact.name() + "/" + fact.at(), fact.at());
      }
    } else if (measures.containsKey(fact.name())) {
      shown.put(fact.name(), fact.value());
      unread.computeIfAbsent(fact.name(), name -> new ArrayList<>()).add(fact.at());
    }
  }

  private static boolean above(BigDecimal before, BigDecimal now, BigDecimal threshold) {
    return before != null
        && now != null
        && before.compareTo(threshold) <= 0
        && now.compareTo(threshold) > 0;
  }

  private void due(String kind, Object what, Instant at) {
    if (watching) {
      due.add(new Due(kind + " " + what, at));
    }
  }
}
