package io.sluice.hub.store.jdbc;

import io.sluice.hub.store.StoreConfig;
import io.sluice.hub.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * SQLite, in a file with a write-ahead log, or in memory.
 *
 * <p>Easy to get wrong: {@code synchronous} is a setting of each connection and ignored inside a
 * transaction, so it is set as a connection property and read back; {@code auto_vacuum} has an
 * effect only before the first table is created. The log is truncated on opening, so that no later
 * commit depends on pages whose flush may have failed before a restart.
 */
final class SqliteDialect implements Dialect {
  private static final int BUSY_MILLIS = 5_000;

  /** Number of pages (4 KiB) at which the log is moved into the database. */
  private static final int CHECKPOINT_PAGES = 2_000;

  /**
   * Size to which an oversized log is truncated, for example after a long read delayed the
   * checkpoint.
   */
  private static final int LOG_BYTES = 64 << 20;

  /**
   * Page cache of each connection; large, because inserted hashes are scattered over their index.
   */
  private static final int CACHE_KIB = 32 << 10;

  /** Pages returned to the file system in one step. */
  private static final int SHRINK_PAGES = 256;

  /** Pages are returned if at least one in this many is free; new rows reuse the others. */
  private static final int WORTH = 4;

  private final String url;
  private final String name;
  private final @Nullable SqliteFiles files;

  private SqliteDialect(String url, String name, @Nullable SqliteFiles files) {
    this.url = url;
    this.name = name;
    this.files = files;
  }

  /** For read-only inspection of an existing database; the caller has locked its folder. */
  static SqliteDialect looking(Path database) {
    return new SqliteDialect("jdbc:sqlite:" + database, database.toString(), null);
  }

  /** Opens the folder, or a database in memory. */
  static SqliteDialect open(StoreConfig config) {
    Path directory = config.directory();
    if (directory == null) {
      return new SqliteDialect("jdbc:sqlite::memory:", "in memory", null);
    }
    try {
      SqliteFiles files = SqliteFiles.open(directory, config.fileName());
      return new SqliteDialect(
          "jdbc:sqlite:" + files.database(), files.database().toString(), files);
    } catch (IOException e) {
      throw new StoreException(
          "The data folder " + directory + " cannot be used: " + e + "; check its rights", e);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Session writer() throws SQLException {
    Connection connection = DriverManager.getConnection(url, properties());
    Session session = new Session(connection, "begin immediate");
    try {
      session.execute("pragma auto_vacuum = incremental");
      if (files != null) {
        session.execute("pragma journal_mode = wal");
        // On macOS a plain fsync leaves data in the disk's cache.
        session.execute("pragma fullfsync = on");
        session.execute("pragma wal_autocheckpoint = " + CHECKPOINT_PAGES);
        session.execute("pragma journal_size_limit = " + LOG_BYTES);
        session.execute("pragma wal_checkpoint(truncate)");
        expect(session, "journal_mode", "wal");
        expect(session, "synchronous", "2");
        files.remember();
      }
      return session;
    } catch (SQLException | RuntimeException e) {
      session.close();
      throw e;
    }
  }

  @Override
  public Session reader() throws SQLException {
    Session session = new Session(DriverManager.getConnection(url, properties()), "begin deferred");
    session.execute("pragma query_only = on");
    return session;
  }

  @Override
  public boolean oneConnection() {
    return files == null;
  }

  @Override
  public String keyType() {
    return "integer primary key";
  }

  @Override
  public FaultKind faultKind(SQLException error) {
    return SqliteErrors.faultKind(error);
  }

  @Override
  public void verifyPlace() throws SQLException {
    if (files != null) {
      files.verify();
    }
  }

  @Override
  public void reserve(boolean keep) throws SQLException {
    if (files != null) {
      files.reserve(keep);
    }
  }

  @Override
  public long size() {
    return files == null ? 0 : files.size();
  }

  @Override
  public long used(Session session) throws SQLException {
    long pages =
        session.number("pragma page_count").orElse(0)
            - session.number("pragma freelist_count").orElse(0);
    return pages * session.number("pragma page_size").orElse(0);
  }

  @Override
  public boolean shrink(Session session) throws SQLException {
    long free = session.number("pragma freelist_count").orElse(0);
    if (free < SHRINK_PAGES || free * WORTH < session.number("pragma page_count").orElse(0)) {
      return false;
    }
    for (int i = 0; i < SHRINK_PAGES; i++) {
      // One execution by the driver is one step of the statement, which frees one page.
      session.execute("pragma incremental_vacuum(1)");
    }
    return true;
  }

  @Override
  public void copy(Session session, Path file) throws SQLException {
    session.execute("pragma query_only = off");
    try {
      session.update("vacuum into ?", file.toString());
    } finally {
      session.execute("pragma query_only = " + (files == null ? "off" : "on"));
    }
  }

  @Override
  public void mark(Path copy, Instant madeAt) throws SQLException {
    Session session =
        new Session(DriverManager.getConnection("jdbc:sqlite:" + copy, properties()), "begin");
    try {
      session.begin();
      session.update("delete from slot");
      session.update(
          "insert into meta (name, value) values (?, ?)"
              + " on conflict (name) do update set value = excluded.value",
          FlowTables.BACKUP_OF,
          madeAt.toString());
      session.commit();
    } finally {
      session.close();
    }
  }

  @Override
  public List<String> damage(Session session) throws SQLException {
    List<String> found = new ArrayList<>();
    try {
      for (String line : session.list("pragma integrity_check", row -> row.getString(1))) {
        if (!line.equals("ok")) {
          found.add(line);
        }
      }
      found.addAll(
          session.list(
              "pragma foreign_key_check",
              row -> "row %d of %s points nowhere".formatted(row.getLong(2), row.getString(1))));
    } catch (SQLException e) {
      if (faultKind(e) != FaultKind.BROKEN) {
        throw e;
      }
      found.add(e.getMessage());
    }
    return found;
  }

  @Override
  public void close() {
    if (files != null) {
      files.close();
    }
  }

  private static Properties properties() {
    SQLiteConfig config = new SQLiteConfig();
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MILLIS);
    config.enforceForeignKeys(true);
    config.setCacheSize(-CACHE_KIB);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    // Without this, each insert leaves a query for the generated key open, which costs time and
    // blocks statements that need exclusive access.
    config.setGetGeneratedKeys(false);
    return config.toProperties();
  }

  private void expect(Session session, String pragma, String wanted) throws SQLException {
    String found = session.first("pragma " + pragma, row -> row.getString(1)).orElse("nothing");
    if (!found.equals(wanted)) {
      throw new StoreException(
          "The folder of %s cannot keep data safely (%s is %s instead of %s): use a local disk"
              .formatted(name(), pragma, found, wanted));
    }
  }
}
