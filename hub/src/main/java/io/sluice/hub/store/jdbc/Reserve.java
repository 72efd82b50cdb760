package io.sluice.hub.store.jdbc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that only takes up room. When the disk is full it goes, so that pruning and closing can
 * still write; when it can be written again, there is room again.
 *
 * @param file where it lies
 * @param bytes how much room it keeps
 */
record Reserve(Path file, int bytes) {
  static final String FILE = "sluice.reserve";

  /** Several groups of ordinary size and a checkpoint. */
  static final int BYTES = 8 << 20;

  private static final int CHUNK = 1 << 16;

  /** Takes up the room, with real bytes: a file with holes would keep nothing. */
  void keep() throws IOException {
    if (Files.exists(file) && Files.size(file) == bytes) {
      return;
    }
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
      for (int written = 0; written < bytes; ) {
        chunk.clear().limit(Math.min(CHUNK, bytes - written));
        written += channel.write(chunk);
      }
      channel.force(true);
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /** Gives the room back. */
  void free() throws IOException {
    Files.deleteIfExists(file);
  }
}
