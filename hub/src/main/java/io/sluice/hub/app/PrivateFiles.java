package io.sluice.hub.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that only their owner can read. */
final class PrivateFiles {
  private PrivateFiles() {}

  /**
   * Writes a file, creating its folder. The file is created with mode 600 where the file system has
   * POSIX permissions; elsewhere it inherits the folder's access control.
   */
  static void write(Path file, String content) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    FileStore store = Files.getFileStore(folder);
    boolean posix = store.supportsFileAttributeView("posix");
    if (!Files.exists(file)) {
      if (posix) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      } else {
        Files.createFile(file);
      }
    }
    Files.write(file, content.getBytes(StandardCharsets.UTF_8));
  }
}
