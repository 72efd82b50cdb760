package io.sluice.hub.store.jdbc;

import io.vertx.core.Future;

/** How the tables are reached. */
interface TableAccess {
  /** Writes in a unit; complete when it is on disk. */
  <T> Future<T> write(SqlWork<T> work);

  /** Writes with the next group that is due anyway; complete when queued. */
  Future<Void> writeLater(SqlWork<Void> work);

  /** Writes what frees room: let through although the disk is full. */
  <T> Future<T> tidy(SqlWork<T> work);

  /** Reads what is committed. */
  <T> Future<T> read(SqlWork<T> work);
}
