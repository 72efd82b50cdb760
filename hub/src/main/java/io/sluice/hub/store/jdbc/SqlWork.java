package io.sluice.hub.store.jdbc;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What is done on a connection, inside a transaction that somebody else begins and ends. */
@FunctionalInterface
interface SqlWork<T> {
  /** Does it; may be done again when the transaction was rolled back. */
  @Nullable T on(Session session) throws SQLException;
}
