package io.sluice.hub.store.jdbc;

import io.sluice.hub.store.StoreException;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The open database as the writer uses it: the writing connection and its fault handling. */
final class Database {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  /** Larger than a page of any database, so that writing it allocates space. */
  private static final String PROBE = "x".repeat(64 * 1024);

  private final Dialect dialect;
  private final Session session;
  private final GroupCommit commits;

  Database(Dialect dialect, Session session) {
    this.dialect = dialect;
    this.session = session;
    this.commits = new GroupCommit(session, dialect);
  }

  Dialect dialect() {
    return dialect;
  }

  /** The writing connection; users must hold its monitor. */
  Session session() {
    return session;
  }

  /** Commits a group; null when it is on disk, otherwise why nothing was written. */
  @Nullable StoreFault commit(List<? extends WorkUnit<?>> group) {
    synchronized (session) {
      return commits.write(group);
    }
  }

  /** Probes whether the disk accepts writes; null when it does. */
  @Nullable StoreFault probe() {
    synchronized (session) {
      try {
        dialect.reserve(true);
        session.update(
            "insert into meta (name, value) values ('probe', ?)"
                + " on conflict (name) do update set value = excluded.value",
            PROBE);
        session.update("delete from meta where name = 'probe'");
        return null;
      } catch (SQLException e) {
        return StoreFault.of(dialect.faultKind(e), e);
      }
    }
  }

  /** Frees the reserve when the disk is full, so that pruning and closing can still write. */
  void freeReserve(StoreFault fault) {
    if (fault.kind() == FaultKind.FULL) {
      try {
        dialect.reserve(false);
      } catch (SQLException e) {
        LOG.warn("The disk space reserved for a full disk could not be freed", e);
      }
    }
  }

  /** Closes the connection. */
  void close() {
    try {
      session.close();
    } catch (SQLException e) {
      LOG.warn("The database could not be closed cleanly; the next start recovers it", e);
    } finally {
      dialect.close();
    }
  }

  /** Opens the database and migrates its schema. */
  static Database open(Dialect dialect, Migrations migrations) {
    try {
      Session session = dialect.writer();
      try {
        migrations.run(session, dialect);
        return new Database(dialect, session);
      } catch (SQLException | RuntimeException e) {
        session.close();
        throw e;
      }
    } catch (SQLException e) {
      dialect.close();
      throw new StoreException(
          "The store "
              + dialect.name()
              + " cannot be opened: "
              + dialect.faultKind(e).atStart()
              + " ("
              + e.getMessage()
              + ")",
          e);
    } catch (RuntimeException e) {
      dialect.close();
      throw e;
    }
  }
}
