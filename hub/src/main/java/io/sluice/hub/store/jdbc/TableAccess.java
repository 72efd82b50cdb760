package io.sluice.hub.store.jdbc;

import io.vertx.core.Future;

/** Access of the table classes to writer and readers. */
interface TableAccess {
  /** Performs a write; completes when it is on disk. */
  <T> Future<T> write(SqlWork<T> work);

  /** Performs a write with the next group that is written anyway; completes when queued. */
  Future<Void> writeLater(SqlWork<Void> work);

  /** Performs a write that frees space; allowed although the disk is full. */
  <T> Future<T> tidy(SqlWork<T> work);

  /** Reads committed data. */
  <T> Future<T> read(SqlWork<T> work);
}
