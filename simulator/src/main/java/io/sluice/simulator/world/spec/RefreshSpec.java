package io.sluice.simulator.world.spec;

import io.sluice.simulator.wire.OperationType;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Execution of the refresh graph.
 *
 * @param parallelism maximum number of running tasks; others are queued
 * @param queueDelay from the submission of a job to the start of its first task
 * @param durations duration by kind of task; other kinds take {@code otherwise}
 * @param otherwise duration of the other kinds
 * @param maxRetries maximum number of retries after a transient failure
 * @param retryDelay delay before a retry
 * @param retryShown whether a task is reported as failed while it waits for a retry
 * @param keptJobs maximum number of jobs in the history
 */
public record RefreshSpec(
    int parallelism,
    Duration queueDelay,
    Map<OperationType, DurationRange> durations,
    DurationRange otherwise,
    int maxRetries,
    Duration retryDelay,
    boolean retryShown,
    int keptJobs) {

  /** Makes an unmodifiable copy of the map. */
  public RefreshSpec {
    durations = Collections.unmodifiableMap(new LinkedHashMap<>(durations));
  }

  /** Duration of a kind of task. */
  public DurationRange duration(OperationType operation) {
    return durations.getOrDefault(operation, otherwise);
  }
}
