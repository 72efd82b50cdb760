package io.sluice.hub.source;

import io.sluice.hub.source.Sources.SourceName;
import io.sluice.hub.source.Sources.SourceState;
import io.sluice.hub.source.Sources.SweepInterval;
import io.sluice.hub.source.Sources.SweepTally;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Status of one source for API, command line and console; updated after every sweep. */
final class SourceStatus {
  private final SourceConfig config;
  private long sweeps;
  private int calls;
  private @Nullable Instant lastComplete;
  private @Nullable Instant firstAttempt;
  private @Nullable Instant next;
  private @Nullable String problem;
  private Duration interval;
  private String pace = "as configured";
  private List<Sources.Overdue> overdue = List.of();
  private List<Sources.Entity> entities = List.of();

  SourceStatus(SourceConfig config) {
    this.config = config;
    this.interval = config.interval();
  }

  /** The entities that a complete sweep read. */
  void entities(List<Sources.Entity> all) {
    entities = all;
  }

  void finished(Instant at, SweepReader.SweepReading reading) {
    sweeps++;
    calls = reading.calls();
    attempted(at);
    if (reading.complete()) {
      lastComplete = at;
      problem = null;
    } else {
      problem = RecurringProblems.sentences(reading.problems());
    }
  }

  void overdue(List<Sources.Overdue> all) {
    overdue = all;
  }

  void pace(Duration now, String why) {
    interval = now;
    pace = why;
  }

  void failed(Instant at, String why) {
    attempted(at);
    problem = why;
  }

  void planned(Instant at) {
    next = at;
  }

  private void attempted(Instant at) {
    if (firstAttempt == null) {
      firstAttempt = at;
    }
  }

  Sources.SourceView view(Instant now) {
    return new Sources.SourceView(
        new SourceName(config.connection(), config.instanceId(), config.connection()),
        state(now),
        new SweepInterval(interval, pace),
        new SweepTally(calls, sweeps, lastComplete, next),
        problem,
        overdue,
        entities);
  }

  private SourceState state(Instant now) {
    Instant since = lastComplete == null ? firstAttempt : lastComplete;
    if (since == null) {
      return SourceState.STARTING;
    }
    if (Duration.between(since, now).compareTo(config.freshness()) > 0) {
      return SourceState.STALE;
    }
    return problem == null ? SourceState.OK : SourceState.FAILING;
  }
}
