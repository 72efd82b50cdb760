package io.sluice.hub.store.jdbc;

import io.sluice.hub.store.StoreConfig;
import java.time.Instant;

/** Decides what is old enough to go. */
record Retention(StoreConfig config) {
  /**
   * What ended before this instant may go.
   *
   * @param used bytes in use now; above the bound everything goes but the least that is kept,
   *     oldest first, until the bound is kept again
   */
  Instant cutoff(Instant now, long used) {
    return now.minus(used > config.keepBytes() ? StoreConfig.LEAST_KEPT : config.keepFor());
  }
}
