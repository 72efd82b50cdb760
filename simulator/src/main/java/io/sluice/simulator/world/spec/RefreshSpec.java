package io.sluice.simulator.world.spec;

import io.sluice.simulator.wire.OperationType;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How an instance works through its refresh graph.
 *
 * @param parallelism how many parts run at once; the rest are queued
 * @param queueDelay from the submission of a job to the start of its first part
 * @param durations how long each kind of part takes; kinds that are missing take {@code otherwise}
 * @param otherwise how long the remaining kinds take
 * @param maxRetries how often a part is tried again after a failure that may heal
 * @param retryDelay wait before each further try
 * @param retryShown whether a part that waits for its next try shows as failed meanwhile
 * @param keptJobs how many jobs the instance remembers
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

  /** Keeps an own, unmodifiable copy of the table. */
  public RefreshSpec {
    durations = Collections.unmodifiableMap(new LinkedHashMap<>(durations));
  }

  /** How long a part of this kind takes. */
  public DurationRange duration(OperationType operation) {
    return durations.getOrDefault(operation, otherwise);
  }
}
