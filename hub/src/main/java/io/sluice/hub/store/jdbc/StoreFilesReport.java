package io.sluice.hub.store.jdbc;

import io.sluice.hub.store.StoreConfig;
import io.sluice.hub.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The state of the files of a store. Inspecting them creates, migrates and repairs nothing.
 *
 * @param file the database
 * @param bytes of database and log
 * @param reserve bytes of the reserve for a full disk
 * @param holder who uses the folder, for people; the database is not inspected then
 * @param schema version of the schema; 0 for none
 * @param known newest version that this program knows
 * @param damage what is wrong with the database, for people
 */
public record StoreFilesReport(
    Path file,
    boolean exists,
    long bytes,
    long reserve,
    Optional<String> holder,
    int schema,
    int known,
    List<String> damage) {

  /**
   * Inspects the files, and the whole database when it is not in use, which takes time. Blocks.
   *
   * @throws StoreException when the folder cannot be used
   */
  public static StoreFilesReport at(StoreConfig config) {
    Path directory = config.directory();
    if (directory == null) {
      throw new IllegalArgumentException("a store in memory has no files to look at");
    }
    Path file = directory.resolve(config.fileName());
    try {
      StoreFilesReport outside =
          new StoreFilesReport(
              file,
              Files.exists(file),
              length(file) + length(file.resolveSibling(file.getFileName() + "-wal")),
              length(directory.resolve(DiskReserve.FILE)),
              Optional.empty(),
              0,
              Migrations.ALL.scripts().size(),
              List.of());
      return Files.isDirectory(directory) ? outside.locked(directory) : outside;
    } catch (IOException e) {
      throw new StoreException(
          "The data folder " + directory + " cannot be used: " + e + "; check its rights", e);
    }
  }

  private StoreFilesReport locked(Path directory) throws IOException {
    DirectoryLock lock;
    try {
      lock = DirectoryLock.take(directory);
    } catch (DirectoryLock.InUse held) {
      return new StoreFilesReport(
          file, exists, bytes, reserve, Optional.of(held.holder()), 0, known, List.of());
    }
    try {
      Optional<String> lost = SqliteFiles.lost(file);
      if (lost.isPresent()) {
        return lost(lost.get());
      }
      return exists ? inside() : this;
    } finally {
      lock.close();
    }
  }

  private StoreFilesReport inside() {
    SqliteDialect dialect = SqliteDialect.looking(file);
    try {
      Session session = dialect.reader();
      try {
        return with(Migrations.version(session, dialect), dialect.damage(session));
      } finally {
        session.close();
      }
    } catch (SQLException e) {
      if (dialect.faultKind(e) == FaultKind.BROKEN) {
        return with(0, List.of(String.valueOf(e.getMessage())));
      }
      throw new StoreException(
          "The store %s cannot be read: %s (%s)"
              .formatted(file, dialect.faultKind(e).atStart(), e.getMessage()),
          e);
    }
  }

  /** A report of a database that is missing beside its log. */
  private StoreFilesReport lost(String what) {
    return new StoreFilesReport(file, true, bytes, reserve, holder, 0, known, List.of(what));
  }

  private StoreFilesReport with(int version, List<String> found) {
    return new StoreFilesReport(file, exists, bytes, reserve, holder, version, known, found);
  }

  private static long length(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }
}
