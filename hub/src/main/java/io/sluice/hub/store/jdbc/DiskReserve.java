package io.sluice.hub.store.jdbc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that only occupies disk space. It is deleted when the disk is full, so that pruning and
 * closing can still write; once it can be created again, the disk has space again.
 *
 * @param bytes maximum size
 */
record DiskReserve(Path file, int bytes) {
  static final String FILE = "sluice.reserve";

  /** Space for several groups of usual size and a checkpoint of the write-ahead log. */
  static final int BYTES = 8 << 20;

  /** With less free space than this, the disk counts as full. */
  static final int MIN_BYTES = 1 << 20;

  private static final int CHUNK = 1 << 16;

  /**
   * Creates the file with real bytes: a sparse file would occupy nothing.
   *
   * @throws IOException when there is not even the minimum of space
   */
  void keep() throws IOException {
    long kept = Files.exists(file) ? Files.size(file) : 0;
    long free = Files.getFileStore(file.toAbsolutePath().getParent()).getUsableSpace();
    int wanted = size(bytes, kept + free);
    if (kept >= wanted) {
      return;
    }
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
      for (int written = 0; written < wanted; ) {
        chunk.clear().limit(Math.min(CHUNK, wanted - written));
        written += channel.write(chunk);
      }
      channel.force(true);
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /**
   * The size to occupy: at most half of the free space, so that the reserve itself never fills a
   * small disk.
   *
   * @param room free bytes, including those of the present reserve
   */
  static int size(int most, long room) {
    return (int) Math.max(MIN_BYTES, Math.min(most, room / 2));
  }

  /** Frees the space. */
  void free() throws IOException {
    Files.deleteIfExists(file);
  }
}
