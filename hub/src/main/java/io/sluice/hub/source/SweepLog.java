package io.sluice.hub.source;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs the problems of sweeps. */
final class SweepLog {
  private static final Logger LOG = LoggerFactory.getLogger(SweepLog.class);

  /** Bound on the unknown statuses that are logged, each once. */
  private static final int MAX_UNKNOWN_STATUSES = 50;

  private final String connection;
  private final RecurringProblems problems = new RecurringProblems();
  private final Set<String> unknownStatuses = new LinkedHashSet<>();

  SweepLog(String connection) {
    this.connection = connection;
  }

  /** Logs every gap, problems as {@link RecurringProblems} condenses them, new unknown statuses. */
  void finished(SweepReader.SweepReading reading, SweepFindings findings, Instant now) {
    problems.lines(reading.problems(), now).forEach(line -> LOG.warn("{}: {}", connection, line));
    problems.over(reading.problems(), now).forEach(line -> LOG.info("{}: {}", connection, line));
    findings.gaps().forEach(gap -> LOG.warn("{}: {}", connection, gap.reason()));
    for (String word : findings.unknownStatuses()) {
      if (unknownStatuses.size() < MAX_UNKNOWN_STATUSES && unknownStatuses.add(word)) {
        LOG.warn(
            "{}: status '{}' is unknown to this version; jobs and tasks that have it count as not"
                + " ended",
            connection,
            word);
      }
    }
  }

  /** The sweep failed as a whole. */
  void failed(String reason, Instant now) {
    problems
        .lines(Map.of("the sweep", reason), now)
        .forEach(line -> LOG.warn("{}: {}", connection, line));
  }
}
