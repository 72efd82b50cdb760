package io.sluice.hub.source;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log what was wrong with a sweep. */
final class SweepLog {
  private static final Logger LOG = LoggerFactory.getLogger(SweepLog.class);

  /** Unknown words are told of once each, and at most so many. */
  private static final int MOST_STRANGE = 50;

  private final String connection;
  private final RecurringProblems troubles = new RecurringProblems();
  private final Set<String> strange = new LinkedHashSet<>();

  SweepLog(String connection) {
    this.connection = connection;
  }

  /** Gaps each time, problems as {@link RecurringProblems} say, unknown words the first time. */
  void finished(SweepReader.SweepReading reading, SweepFindings findings, Instant now) {
    troubles.lines(reading.problems(), now).forEach(line -> LOG.warn("{}: {}", connection, line));
    troubles.over(reading.problems(), now).forEach(line -> LOG.info("{}: {}", connection, line));
    findings.gaps().forEach(gap -> LOG.warn("{}: {}", connection, gap.reason()));
    for (String word : findings.unknownStatuses()) {
      if (strange.size() < MOST_STRANGE && strange.add(word)) {
        LOG.warn(
            "{}: status '{}' is not known here; what has it counts as not ended", connection, word);
      }
    }
  }

  /** A sweep came to nothing. */
  void failed(String reason, Instant now) {
    troubles
        .lines(Map.of("the sweep", reason), now)
        .forEach(line -> LOG.warn("{}: {}", connection, line));
  }
}
