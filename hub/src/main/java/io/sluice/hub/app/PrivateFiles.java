package io.sluice.hub.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that only their owner may read. */
public final class PrivateFiles {
  private PrivateFiles() {}

  /**
   * Writes a file, with its folder, readable by its owner alone where the file system knows rights.
   */
  public static void write(Path file, String content) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    FileStore store = Files.getFileStore(folder);
    boolean rights = store.supportsFileAttributeView("posix");
    if (!Files.exists(file)) {
      if (rights) {
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
