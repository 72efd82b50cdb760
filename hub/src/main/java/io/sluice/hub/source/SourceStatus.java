package io.sluice.hub.source;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the watching goes; told of every sweep and shown to people. */
final class SourceStatus {
  private final SourceConfig config;
  private long sweeps;
  private int calls;
  private @Nullable Instant lastComplete;
  private @Nullable Instant firstTried;
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

  /** What a complete sweep read. */
  void entities(List<Sources.Entity> all) {
    entities = all;
  }

  void finished(Instant at, SweepReader.SweepReading reading) {
    sweeps++;
    calls = reading.calls();
    tried(at);
    if (reading.complete()) {
      lastComplete = at;
      problem = null;
    } else {
      problem = RecurringProblems.sentences(reading.problems());
    }
  }

  /** What is overdue after a sweep. */
  void overdue(List<Sources.Overdue> all) {
    overdue = all;
  }

  /** How fast it goes on, and why. */
  void pace(Duration now, String why) {
    interval = now;
    pace = why;
  }

  void failed(Instant at, String why) {
    tried(at);
    problem = why;
  }

  void planned(Instant at) {
    next = at;
  }

  private void tried(Instant at) {
    if (firstTried == null) {
      firstTried = at;
    }
  }

  Sources.SourceView view(Instant now) {
    return new Sources.SourceView(
        config.connection(),
        config.instanceId(),
        config.connection(),
        state(now),
        interval,
        pace,
        calls,
        sweeps,
        lastComplete,
        next,
        problem,
        overdue,
        entities);
  }

  private String state(Instant now) {
    Instant since = lastComplete == null ? firstTried : lastComplete;
    if (since == null) {
      return "starting";
    }
    if (Duration.between(since, now).compareTo(config.freshness()) > 0) {
      return "stale";
    }
    return problem == null ? "ok" : "failing";
  }
}
