package io.sluice.hub.flow;

import io.sluice.hub.bus.Bus;
import io.sluice.hub.metrics.Meters;
import io.sluice.hub.metrics.Metric;
import io.sluice.hub.store.FlowRun;
import java.time.Duration;
import java.time.Instant;

/** Reports the progress of runs to metrics and subscribers. */
record RunReporter(Bus bus, Meters meters) {
  /** The number of active runs has changed. */
  void active(int runs) {
    meters.set(Metric.RUNS_ACTIVE, runs);
  }

  /** A run that was executed to its end took this long. */
  void completed(FlowRun run, Duration duration) {
    meters.record(Metric.RUN_DURATION, duration, run.flow().name());
  }

  /** A run has ended, whether it was executed or not. */
  void ended(FlowRun run) {
    Instant endedAt = run.progress().endedAt();
    Instant end = endedAt == null ? run.startedAt() : endedAt;
    long millis = Math.max(0, end.toEpochMilli() - run.startedAt().toEpochMilli());
    meters.count(Metric.RUNS, run.flow().name(), run.status().text());
    bus.publish(
        Flows.FINISHED, new Flows.RunFinished(run.id(), run.flow().name(), run.status(), millis));
  }
}
