package io.sluice.hub.source;

import io.sluice.hub.metrics.Meters;
import io.sluice.hub.metrics.Metric;
import io.sluice.hub.source.Sources.Entity;
import io.sluice.hub.source.SweepReader.SweepReading;
import io.sluice.hub.store.Commit;
import io.sluice.hub.trigger.Triggers.TriggerEffects;
import java.time.Instant;
import java.util.List;

/** Reports the outcome of each sweep: to the status that people see, to metrics and to the log. */
final class SweepReport {
  private final Meters meters;
  private final SourceStatus status;
  private final SweepLog log;

  SweepReport(SourceConfig config, Meters meters) {
    this.meters = meters;
    this.status = new SourceStatus(config);
    this.log = new SweepLog(config.connection());
  }

  /** Registers every series, so that rates start from zero. */
  void begin() {
    SweepMetrics.begin(meters);
  }

  Sources.SourceView view(Instant now) {
    return status.view(now);
  }

  /** Nothing of the sweep was committed. */
  void failed(Instant started, String reason) {
    log.failed(reason, started);
    status.failed(started, reason);
    meters.count(Metric.SWEEPS, "failed");
  }

  /**
   * The sweep was committed.
   *
   * @param fresh ids of the events that the store did not have yet
   */
  void committed(
      SweepFindings findings, List<TriggerEffects> effects, Commit commit, List<String> fresh) {
    SweepMetrics.watches(meters, effects);
    SweepMetrics.committed(meters, commit, fresh);
    SweepMetrics.found(meters, findings);
  }

  /** Everything is committed and announced; some lists may be missing. */
  void finished(
      Instant started, SweepReading reading, SweepFindings findings, List<Entity> entities) {
    if (reading.complete()) {
      status.entities(entities);
    }
    status.finished(started, reading);
    status.overdue(findings.overdue());
    meters.count(Metric.SWEEPS, reading.complete() ? "complete" : "partial");
    meters.set(Metric.SWEEP_CALLS, reading.calls());
    SweepMetrics.entities(meters, entities);
    log.finished(reading, findings, started);
  }

  /** The sweep is over, and the next one begins at the given time. */
  void planned(Instant next, SweepPacing pacing) {
    status.pace(pacing.interval(), pacing.reason());
    status.planned(next);
    meters.record(Metric.SWEEP_DURATION, pacing.elapsed());
    meters.set(Metric.SWEEP_INTERVAL, pacing.interval().toMillis() / 1000.0);
  }
}
