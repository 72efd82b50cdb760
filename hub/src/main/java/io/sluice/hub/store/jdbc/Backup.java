package io.sluice.hub.store.jdbc;

import io.sluice.hub.store.StoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;

/**
 * Writes a copy of the database beside its final name and moves it there once it is on disk, so
 * that a file with that name is always whole.
 */
record Backup(Dialect dialect, Path file) {
  /** Writes it; the session has no transaction open. */
  void write(Session session) throws SQLException {
    Path target = file.toAbsolutePath();
    Path part = target.resolveSibling(target.getFileName() + ".part");
    if (Files.exists(target)) {
      throw new StoreException("The file " + target + " exists: name another for the backup");
    }
    try {
      Files.deleteIfExists(part);
      dialect.copy(session, part);
      try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new StoreException("The backup " + target + " cannot be written: " + e, e);
    }
  }
}
