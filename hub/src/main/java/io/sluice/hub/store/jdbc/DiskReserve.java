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
 * @param bytes how much room it keeps at most
 */
record DiskReserve(Path file, int bytes) {
  static final String FILE = "sluice.reserve";

  /** Several groups of ordinary size and a checkpoint. */
  static final int BYTES = 8 << 20;

  /** With less than this there is no room. */
  static final int LEAST = 1 << 20;

  private static final int CHUNK = 1 << 16;

  /**
   * Takes up the room, with real bytes: a file with holes would keep nothing.
   *
   * @throws IOException when there is not even the least of it
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
   * How much is kept: of little room no more than half, so that the reserve itself never is what
   * fills a small disk.
   *
   * @param room bytes that are free, with those kept by now
   */
  static int size(int most, long room) {
    return (int) Math.max(LEAST, Math.min(most, room / 2));
  }

  /** Gives the room back. */
  void free() throws IOException {
    Files.deleteIfExists(file);
  }
}
