package io.sluice.hub.store.jdbc;

import io.vertx.core.Future;

/** How the tables are reached. */
interface Access {
  /** Writes in a unit; complete when it is on disk. */
  <T> Future<T> write(Work<T> work);

  /** Writes with the next group that is due anyway; complete when queued. */
  Future<Void> writeLater(Work<Void> work);

  /** Writes what frees room: let through although the disk is full. */
  <T> Future<T> tidy(Work<T> work);

  /** Reads what is committed. */
  <T> Future<T> read(Work<T> work);
}
