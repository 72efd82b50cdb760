package io.sluice.hub.store.jdbc;

import io.sluice.hub.store.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Locks a data folder against other processes. The operating system releases the lock when the
 * process ends in any way, so a remaining lock file has no effect; it names the last holder.
 */
final class DirectoryLock implements AutoCloseable {
  static final String FILE = "sluice.lock";

  private static final Logger LOG = LoggerFactory.getLogger(DirectoryLock.class);

  /**
   * Folders locked by this process. On POSIX systems closing any channel on a file drops the
   * process's lock on it, so a second attempt in this process must not even open the file.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final FileChannel channel;

  private DirectoryLock(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  /**
   * Locks an existing folder.
   *
   * @throws StoreException if another process holds the lock
   */
  static DirectoryLock take(Path folder) throws IOException {
    Path directory = folder.toRealPath();
    if (!HELD.add(directory)) {
      throw held(directory, "this very process");
    }
    try {
      return new DirectoryLock(directory, open(directory));
    } catch (IOException | RuntimeException e) {
      HELD.remove(directory);
      throw e;
    }
  }

  private static FileChannel open(Path directory) throws IOException {
    FileChannel channel =
        FileChannel.open(
            directory.resolve(FILE),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock(Long.MAX_VALUE - 1, 1, false);
      if (lock == null) {
        throw held(directory, "process " + Files.readString(directory.resolve(FILE)).strip());
      }
      channel.truncate(0);
      String holder = ProcessHandle.current().pid() + "\n";
      channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.US_ASCII)), 0);
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static StoreException held(Path directory, String holder) {
    return new InUse(directory, holder);
  }

  /** Error for a folder that is locked. */
  static final class InUse extends StoreException {
    private final String holder;

    private InUse(Path directory, String holder) {
      super(
          "The data folder "
              + directory
              + " is in use by "
              + holder
              + ": stop it first, or give this one a folder of its own");
      this.holder = holder;
    }

    /** Description of the holder. */
    String holder() {
      return holder;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.warn("The lock file in {} could not be closed", directory, e);
    }
    HELD.remove(directory);
  }
}
