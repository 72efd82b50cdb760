package io.sluice.hub.store.jdbc;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Statements on a connection, in a transaction that the caller begins and ends. */
@FunctionalInterface
interface SqlWork<T> {
  /** Executes the statements; called again when the transaction was rolled back. */
  @Nullable T on(Session session) throws SQLException;
}
