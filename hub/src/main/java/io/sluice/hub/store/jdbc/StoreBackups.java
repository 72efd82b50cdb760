package io.sluice.hub.store.jdbc;

import io.sluice.hub.store.StoreConfig;
import io.sluice.hub.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Creates and restores backups of the store in a folder. Blocks. */
public final class StoreBackups {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private StoreBackups() {}

  /**
   * A restored backup.
   *
   * @param madeAt when the backup was made
   * @param before where the database that it replaced is kept
   */
  public record RestoredBackup(Instant madeAt, Optional<Path> before) {}

  /**
   * Backs up the database of a folder, whether a hub is running or not.
   *
   * @param target must not exist; exists afterwards only when the backup is complete and on disk
   * @throws StoreException when there is nothing to copy, or it cannot be written
   */
  public static void save(StoreConfig config, Path target, Instant now) {
    Path database = database(config);
    if (!Files.exists(database)) {
      throw new StoreException(
          "There is no database " + database + " to back up: name the data folder of a hub");
    }
    copy(database, target, now);
  }

  /**
   * Restores a backup into a folder that is not in use. An existing database is kept under another
   * name. A plain copy of a database file is accepted too; its backup time is the file's own.
   *
   * @param replace whether an existing database may be replaced
   * @throws StoreException when the file is no backup, is damaged or too new, or the folder is in
   *     use
   */
  public static RestoredBackup restore(
      StoreConfig config, Path backup, boolean replace, Instant now) {
    Path database = database(config);
    Instant madeAt = examine(backup);
    Path folder = folder(config).toAbsolutePath();
    try {
      Files.createDirectories(folder);
      DirectoryLock lock = DirectoryLock.take(folder);
      try {
        return exchange(database, backup, madeAt, replace ? Optional.of(now) : Optional.empty());
      } finally {
        lock.close();
      }
    } catch (IOException e) {
      throw new StoreException(
          "The data folder " + folder + " cannot be used: " + e + "; check its rights", e);
    }
  }

  private static RestoredBackup exchange(
      Path database, Path backup, Instant madeAt, Optional<Instant> replacing) throws IOException {
    boolean there = Files.exists(database) || SqliteFiles.lost(database).isPresent();
    if (there && replacing.isEmpty()) {
      throw new StoreException(
          "There is a database in %s already: --replace keeps it under another name and puts the backup in its place"
              .formatted(database.getParent()));
    }
    Path fresh = database.resolveSibling(database.getFileName() + ".restored");
    Files.deleteIfExists(fresh);
    copy(backup, fresh, madeAt);
    Optional<Path> before = Optional.empty();
    if (there && replacing.isPresent()) {
      Path away = database.resolveSibling("before-" + STAMP.format(replacing.get()) + ".db");
      // The database goes first: a log alone is refused at a start, a database alone would not be.
      for (String end : List.of("", "-wal", "-shm")) {
        Path part = database.resolveSibling(database.getFileName() + end);
        if (Files.exists(part)) {
          Files.move(part, away.resolveSibling(away.getFileName() + end));
        }
      }
      before = Optional.of(away);
    }
    Files.move(fresh, database, StandardCopyOption.ATOMIC_MOVE);
    return new RestoredBackup(madeAt, before);
  }

  /** Checks that a backup can be restored; returns when it was made. */
  private static Instant examine(Path backup) {
    if (!Files.isRegularFile(backup)) {
      throw new StoreException("There is no backup " + backup + ": name a file");
    }
    try {
      Instant written =
          Files.getLastModifiedTime(backup).toInstant().truncatedTo(ChronoUnit.SECONDS);
      return with(
          backup,
          (session, dialect) -> {
            int found = Migrations.version(session, dialect);
            if (found == 0) {
              throw new StoreException("The file " + backup + " is empty: it is no backup");
            }
            Migrations.ALL.refuseNewer(found, dialect);
            List<String> damage = dialect.damage(session);
            if (!damage.isEmpty()) {
              throw new StoreException(
                  "The backup %s is damaged (%s): take an older one"
                      .formatted(backup, damage.get(0)));
            }
            return FlowTables.backupOf(session).orElse(written);
          });
    } catch (IOException e) {
      throw new StoreException("The backup " + backup + " cannot be read: " + e, e);
    }
  }

  private static void copy(Path database, Path target, Instant madeAt) {
    with(
        database,
        (session, dialect) -> {
          if (Migrations.version(session, dialect) == 0) {
            throw new StoreException("The database " + database + " is empty: nothing to copy");
          }
          new BackupWriter(dialect, target).write(session, madeAt);
          return target;
        });
  }

  /** Reads from a database without changing it. */
  @FunctionalInterface
  private interface Look<T> {
    T at(Session session, SqliteDialect dialect) throws SQLException;
  }

  private static <T> T with(Path database, Look<T> look) {
    SqliteDialect dialect = SqliteDialect.looking(database);
    try {
      Session session = dialect.reader();
      try {
        return look.at(session, dialect);
      } finally {
        session.close();
      }
    } catch (SQLException e) {
      throw new StoreException(
          "%s cannot be read: %s (%s)"
              .formatted(database, dialect.faultKind(e).atStart(), e.getMessage()),
          e);
    }
  }

  private static Path database(StoreConfig config) {
    return folder(config).resolve(config.fileName());
  }

  private static Path folder(StoreConfig config) {
    Path directory = config.directory();
    if (directory == null) {
      throw new IllegalArgumentException("a store in memory has no folder");
    }
    return directory;
  }
}
