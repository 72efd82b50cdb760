package io.sluice.hub.source;

import java.util.LinkedHashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log what was wrong with a sweep. */
final class SweepLog {
  private static final Logger LOG = LoggerFactory.getLogger(SweepLog.class);

  /** Unknown words are told of once each, and at most so many. */
  private static final int MOST_STRANGE = 50;

  private final String connection;
  private final Set<String> strange = new LinkedHashSet<>();

  SweepLog(String connection) {
    this.connection = connection;
  }

  /** Problems and gaps each time, unknown words the first time. */
  void tell(SweepCalls.Reading reading, Findings findings) {
    reading.problems().forEach(problem -> LOG.warn("{}: {}", connection, problem));
    findings.gaps().forEach(gap -> LOG.warn("{}: {}", connection, gap.reason()));
    for (String word : findings.unknown()) {
      if (strange.size() < MOST_STRANGE && strange.add(word)) {
        LOG.warn(
            "{}: status '{}' is not known here; what has it counts as not ended", connection, word);
      }
    }
  }
}
