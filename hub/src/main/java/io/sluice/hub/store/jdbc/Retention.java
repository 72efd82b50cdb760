package io.sluice.hub.store.jdbc;

import io.sluice.hub.store.StoreConfig;
import java.time.Instant;

/** Decides which history is old enough to be deleted. */
record Retention(StoreConfig config) {
  /**
   * What ended before this instant may be deleted.
   *
   * @param used bytes in use now; above the configured size everything older than the minimum
   *     retention may be deleted, oldest first
   */
  Instant cutoff(Instant now, long used) {
    return now.minus(used > config.keepBytes() ? StoreConfig.MIN_RETENTION : config.keepFor());
  }
}
