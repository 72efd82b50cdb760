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
 * Writes a copy of the database beside its final name and moves it there once it is on disk, so
 * that a file with that name is always whole. What is begun and not ended leaves nothing.
 */
record BackupWriter(Dialect dialect, Path file) {
  /**
   * Writes it; the session has no transaction open.
   *
   * @param madeAt what the copy says about when it was made
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
              .formatted(dialect.name(), file, why(dialect.trouble(e)), e.getMessage()),
          e);
    }
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static String why(FaultKind trouble) {
    return switch (trouble) {
      case FULL -> "there is no room for the copy, choose another disk";
      case UNWRITABLE ->
          "the folder of the copy cannot be written, choose another or check its rights";
      case BROKEN -> "the database is damaged or a disk failed, see 'sluice doctor'";
      case BUSY, WRITE -> "try again";
    };
  }
}
