package io.sluice.hub.store.jdbc;

import io.sluice.hub.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The files of a SQLite store in its locked folder. */
final class SqliteFiles {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteFiles.class);

  private final Path database;
  private final Path log;
  private final DiskReserve reserve;
  private final DirectoryLock lock;
  private @Nullable Object databaseKey;
  private @Nullable Object logKey;

  private SqliteFiles(Path database, DirectoryLock lock) {
    this.database = database;
    this.log = database.resolveSibling(database.getFileName() + "-wal");
    this.reserve = new DiskReserve(database.resolveSibling(DiskReserve.FILE), DiskReserve.BYTES);
    this.lock = lock;
  }

  /** Creates the folder when it is missing, locks it and creates the reserve. */
  static SqliteFiles open(Path directory, String fileName) throws IOException {
    Files.createDirectories(directory);
    Path folder = directory.toRealPath();
    DirectoryLock lock = DirectoryLock.take(folder);
    SqliteFiles files = new SqliteFiles(folder.resolve(fileName), lock);
    try {
      files.whole();
      files.reserve.keep();
    } catch (StoreException refused) {
      lock.close();
      throw refused;
    } catch (IOException e) {
      LOG.warn(
          "There is no room to keep {} bytes for a full disk: {}",
          DiskReserve.MIN_BYTES,
          e.toString());
    }
    return files;
  }

  private void whole() throws IOException {
    Optional<String> lost = lost(database);
    if (lost.isPresent()) {
      throw new StoreException(lost.get());
    }
    if (length(database) == 0 && Files.exists(reserve.file())) {
      LOG.warn(
          "There is no database in {}, which was used before: the history begins anew",
          database.getParent());
    }
  }

  /**
   * The problem when the database is missing and its write-ahead log is not: opening it would
   * discard the content of the log. No crash leaves this state, since SQLite writes the first page
   * of the database before it creates a log.
   */
  static Optional<String> lost(Path database) {
    Path log = database.resolveSibling(database.getFileName() + "-wal");
    return length(database) > 0 || length(log) == 0
        ? Optional.empty()
        : Optional.of(
            "The database %s is missing or empty, but its log %s holds %d bytes that were acknowledged: put the database back beside it, or restore a backup; to begin anew, move the log away first"
                .formatted(database, log, length(log)));
  }

  Path database() {
    return database;
  }

  /** Records the identity of the files, once they are open. */
  void remember() throws SQLException {
    databaseKey = key(database);
    logKey = key(log);
  }

  /** Detects files that were deleted or replaced while in use, which the system allows. */
  void verify() throws SQLException {
    if (!Objects.equals(databaseKey, key(database)) || !Objects.equals(logKey, key(log))) {
      throw gone(database + " or its -wal file was replaced while in use");
    }
  }

  void reserve(boolean keep) throws SQLException {
    try {
      if (keep) {
        reserve.keep();
      } else {
        reserve.free();
      }
    } catch (IOException e) {
      throw (SQLException)
          new SQLiteException(e.toString(), SQLiteErrorCode.SQLITE_FULL).initCause(e);
    }
  }

  /** Bytes of database and log. */
  long size() {
    return length(database) + length(log);
  }

  void close() {
    lock.close();
  }

  private static long length(Path file) {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      LOG.debug("The size of {} is not known", file, e);
      return 0;
    }
  }

  private static Object key(Path file) throws SQLException {
    try {
      Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
      // Windows has no file keys, and open files cannot be deleted there.
      return key == null ? file : key;
    } catch (IOException e) {
      throw (SQLException) gone(file + " was removed while in use").initCause(e);
    }
  }

  private static SQLiteException gone(String what) {
    return new SQLiteException(what, SQLiteErrorCode.SQLITE_CORRUPT);
  }
}
