package io.sluice.hub.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A connection with its prepared statements. All SQL texts are constants of this package, so the
 * cache stays small. Not thread-safe.
 */
final class Session implements AutoCloseable {
  private final Connection connection;
  private final String begin;
  private final Map<String, PreparedStatement> prepared = new LinkedHashMap<>();

  /** Cached keys; cleared on rollback, which may have removed rows inserted in the transaction. */
  private final Map<String, Long> keys = new LinkedHashMap<>();

  /**
   * Creates a session on a connection in auto-commit mode outside {@link #begin}.
   *
   * @param begin the statement that begins a transaction
   */
  Session(Connection connection, String begin) {
    this.connection = connection;
    this.begin = begin;
  }

  Connection connection() {
    return connection;
  }

  // Transactions use SQL statements instead of the driver's methods: SQLite's driver begins the
  // next transaction inside commit(), so a failure to begin would look like a failure to commit.

  void begin() throws SQLException {
    run(begin);
  }

  void commit() throws SQLException {
    run("commit");
  }

  void rollback() throws SQLException {
    keys.clear();
    run("rollback");
  }

  /** Sets the savepoint that {@link #undoUnit} rolls back to. */
  void beginUnit() throws SQLException {
    run("savepoint unit");
  }

  void endUnit() throws SQLException {
    run("release savepoint unit");
  }

  void undoUnit() throws SQLException {
    keys.clear();
    run("rollback to savepoint unit");
  }

  /** Inserts, updates or deletes; returns the number of rows. */
  int update(String sql, @Nullable Object... values) throws SQLException {
    return with(sql, values, PreparedStatement::executeUpdate);
  }

  /** The rows, in order. */
  <T> List<T> list(String sql, RowMapper<T> row, @Nullable Object... values) throws SQLException {
    return with(
        sql,
        values,
        statement -> {
          try (ResultSet rows = statement.executeQuery()) {
            List<T> list = new ArrayList<>();
            while (rows.next()) {
              list.add(row.read(rows));
            }
            return list;
          }
        });
  }

  /** The first row. */
  <T> Optional<T> first(String sql, RowMapper<T> row, @Nullable Object... values)
      throws SQLException {
    return with(
        sql,
        values,
        statement -> {
          try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(row.read(rows)) : Optional.empty();
          }
        });
  }

  /** The number in the first column of the first row; empty if there is no row or it is null. */
  OptionalLong number(String sql, @Nullable Object... values) throws SQLException {
    return with(
        sql,
        values,
        statement -> {
          try (ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) {
              return OptionalLong.empty();
            }
            long number = rows.getLong(1);
            return rows.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
          }
        });
  }

  /**
   * The key of a name in a small table whose rows never change; inserts a missing row.
   *
   * @param find a query of the key by name
   * @param insert inserts a row and returns its key
   */
  long key(String name, String find, String insert) throws SQLException {
    Long known = keys.get(name);
    if (known == null) {
      OptionalLong found = number(find, name);
      known = found.isPresent() ? found.getAsLong() : number(insert, name).orElseThrow();
      keys.put(name, known);
    }
    return known;
  }

  /** Executes a statement without caching it. */
  void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void run(String sql) throws SQLException {
    with(sql, new Object[0], PreparedStatement::execute);
  }

  /** Executes a statement with bound values. */
  @FunctionalInterface
  private interface Use<T> {
    T on(PreparedStatement statement) throws SQLException;
  }

  private <T> T with(String sql, @Nullable Object[] values, Use<T> use) throws SQLException {
    try {
      PreparedStatement statement = prepared.get(sql);
      if (statement == null) {
        statement = connection.prepareStatement(sql);
        prepared.put(sql, statement);
      }
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return use.on(statement);
    } catch (SQLException e) {
      forget(sql, e);
      throw e;
    }
  }

  /** After some errors the driver's statement object is unusable and must be replaced. */
  private void forget(String sql, SQLException why) {
    PreparedStatement statement = prepared.remove(sql);
    if (statement != null) {
      try {
        statement.close();
      } catch (SQLException e) {
        why.addSuppressed(e);
      }
    }
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : prepared.values()) {
      statement.close();
    }
    prepared.clear();
    connection.close();
  }
}
