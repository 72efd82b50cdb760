package io.sluice.hub.store.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.util.Objects;
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
  private final Reserve reserve;
  private final DirectoryLock lock;
  private @Nullable Object databaseKey;
  private @Nullable Object logKey;

  private SqliteFiles(Path database, DirectoryLock lock) {
    this.database = database;
    this.log = database.resolveSibling(database.getFileName() + "-wal");
    this.reserve = new Reserve(database.resolveSibling(Reserve.FILE), Reserve.BYTES);
    this.lock = lock;
  }

  /** Makes the folder when it is missing, locks it and takes up the reserve. */
  static SqliteFiles open(Path directory, String fileName) throws IOException {
    Files.createDirectories(directory);
    Path folder = directory.toRealPath();
    DirectoryLock lock = DirectoryLock.take(folder);
    SqliteFiles files = new SqliteFiles(folder.resolve(fileName), lock);
    try {
      files.reserve.keep();
    } catch (IOException e) {
      LOG.warn("There is no room to keep {} bytes for a full disk", Reserve.BYTES, e);
    }
    return files;
  }

  Path database() {
    return database;
  }

  /** Remembers which files these are, once they are open. */
  void remember() throws SQLException {
    databaseKey = key(database);
    logKey = key(log);
  }

  /** The system lets a file be deleted or replaced while we write to the old one, unseen. */
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
      // Windows has no keys, and lets nobody delete an open file.
      return key == null ? file : key;
    } catch (IOException e) {
      throw (SQLException) gone(file + " was removed while in use").initCause(e);
    }
  }

  private static SQLiteException gone(String what) {
    return new SQLiteException(what, SQLiteErrorCode.SQLITE_CORRUPT);
  }
}
