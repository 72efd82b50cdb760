package io.sluice.hub.store.jdbc;

import io.sluice.hub.store.StoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Writes a backup of the database. The copy is written under a temporary name and renamed once it
 * is on disk, so that a file with the final name is always complete. A failed backup leaves no
 * file.
 */
record BackupWriter(Dialect dialect, Path file) {
  /**
   * Writes the backup. The session must have no open transaction.
   *
   * @param madeAt time of the backup, stored in the copy
   */
  void write(Session session, Instant madeAt) throws SQLException {
    Path target = file.toAbsolutePath();
    if (Files.exists(target)) {
      throw new StoreException("The file " + target + " exists: name another for the backup");
    }
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      Files.deleteIfExists(part);
      try {
        copy(session, part, madeAt);
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new StoreException(
          "The copy " + target + " cannot be written: " + e + "; check its folder and its disk", e);
    }
  }

  private void copy(Session session, Path part, Instant madeAt) throws SQLException, IOException {
    try {
      dialect.copy(session, part);
      dialect.mark(part, madeAt);
    } catch (SQLException e) {
      throw new StoreException(
          "%s cannot be copied to %s: %s (%s)"
              .formatted(dialect.name(), file, why(dialect.faultKind(e)), e.getMessage()),
          e);
    }
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static String why(FaultKind kind) {
    return switch (kind) {
      case FULL -> "there is no room for the copy, choose another disk";
      case UNWRITABLE ->
          "the folder of the copy cannot be written, choose another or check its rights";
      case BROKEN -> "the database is damaged or a disk failed, see 'sluice doctor'";
      case BUSY, WRITE -> "try again";
    };
  }
}
