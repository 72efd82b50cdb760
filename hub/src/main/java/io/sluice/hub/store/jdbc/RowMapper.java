package io.sluice.hub.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads an object from the current row of a result. */
@FunctionalInterface
interface RowMapper<T> {
  T read(ResultSet row) throws SQLException;
}
