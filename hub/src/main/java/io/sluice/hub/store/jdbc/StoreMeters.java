package io.sluice.hub.store.jdbc;

import io.sluice.hub.metrics.Meters;
import io.sluice.hub.metrics.Metric;
import io.sluice.hub.time.Time;
import java.time.Duration;
import java.time.Instant;

/** The store's clock and metrics. */
record StoreMeters(Time time, Meters meters) {
  private static final String COMMITTED = "committed";
  private static final String FAILED = "failed";
  private static final String REFUSED = "refused";

  /** Creates every series, so that rates start at zero. */
  StoreMeters {
    for (String outcome : new String[] {COMMITTED, FAILED, REFUSED}) {
      meters.count(Metric.STORE_COMMITS, 0, outcome);
    }
  }

  Instant now() {
    return time.instant();
  }

  long nanos() {
    return time.nanos();
  }

  void queued(int writes) {
    meters.set(Metric.STORE_QUEUE, writes);
  }

  void committed(boolean done, long startNanos) {
    meters.count(Metric.STORE_COMMITS, done ? COMMITTED : FAILED);
    meters.record(Metric.STORE_COMMIT_DURATION, Duration.ofNanos(time.nanos() - startNanos));
  }

  /** Counts a write that was refused before it was queued. */
  void refused() {
    meters.count(Metric.STORE_COMMITS, REFUSED);
  }

  void size(long bytes) {
    meters.set(Metric.STORE_SIZE, (double) bytes);
  }
}
