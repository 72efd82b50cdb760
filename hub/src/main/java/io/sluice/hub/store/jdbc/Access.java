package io.sluice.hub.store.jdbc;

import io.vertx.core.Future;
import java.time.Instant;

/** How the tables are reached. */
interface Access {
  /** Writes in a unit; complete when it is on disk. */
  <T> Future<T> write(Work<T> work);

  /** Writes with the next group that is due anyway; complete when queued. */
  Future<Void> writeLater(Work<Void> work);

  /** Reads what is committed. */
  <T> Future<T> read(Work<T> work);

  /** The wall clock. */
  Instant now();
}
