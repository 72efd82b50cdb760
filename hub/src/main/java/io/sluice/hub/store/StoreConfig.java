package io.sluice.hub.store;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Location and retention of the store.
 *
 * @param directory the data folder; created when it is missing and locked against other processes.
 *     Null keeps everything in memory until the store is closed (simulations, tests)
 * @param fileName the database file in that folder
 * @param queueBound maximum number of queued writes; further ones fail at once. Too small refuses
 *     bursts, too large lets memory and latency grow while the disk is slow
 * @param groupBound maximum number of writes in one commit. Too small wastes flushes of the disk,
 *     too large makes the first write of a group wait for the last
 * @param keepFor ended runs, events and decisions older than this are deleted; at least {@link
 *     #MIN_RETENTION}
 * @param keepBytes when the database is larger than this, the oldest history is deleted earlier,
 *     but not before {@link #MIN_RETENTION}
 * @param keepSlots number of newest slots kept for each quota; many times more than may be busy at
 *     once, however long calls last
 */
public record StoreConfig(
    @Nullable Path directory,
    String fileName,
    int queueBound,
    int groupBound,
    Duration keepFor,
    long keepBytes,
    int keepSlots) {

  /**
   * History younger than this is kept whatever its size: the row of an event is what distinguishes
   * a repeated observation from a new one.
   */
  public static final Duration MIN_RETENTION = Duration.ofDays(1);

  private static final StoreConfig DEFAULTS =
      new StoreConfig(null, "sluice.db", 10_000, 500, Duration.ofDays(90), 10L << 30, 2_000);

  /** Validates each value; the message names the rule and the value. */
  public StoreConfig {
    require(!fileName.isBlank(), "fileName must be the name of a file", fileName);
    require(
        Path.of(fileName).getNameCount() == 1 && !Path.of(fileName).isAbsolute(),
        "fileName must be a name without folders",
        fileName);
    require(queueBound >= 1, "queueBound must be at least 1", queueBound);
    require(groupBound >= 1, "groupBound must be at least 1", groupBound);
    require(
        keepFor.compareTo(MIN_RETENTION) >= 0,
        "keepFor must be at least " + MIN_RETENTION,
        keepFor);
    require(keepBytes >= 1, "keepBytes must be at least 1", keepBytes);
    require(keepSlots >= 1, "keepSlots must be at least 1", keepSlots);
  }

  /** The defaults, in a data folder. */
  public static StoreConfig in(Path directory) {
    return DEFAULTS.withDirectory(directory);
  }

  /** The defaults, in memory. */
  public static StoreConfig inMemory() {
    return DEFAULTS;
  }

  /** With another data folder. */
  public StoreConfig withDirectory(Path other) {
    return new StoreConfig(other, fileName, queueBound, groupBound, keepFor, keepBytes, keepSlots);
  }

  /** With other limits of queue and group. */
  public StoreConfig withBounds(int queue, int group) {
    return new StoreConfig(directory, fileName, queue, group, keepFor, keepBytes, keepSlots);
  }

  /** With another retention. */
  public StoreConfig withRetention(Duration age, long bytes) {
    return new StoreConfig(directory, fileName, queueBound, groupBound, age, bytes, keepSlots);
  }

  /** With another number of slots kept. */
  public StoreConfig withSlots(int slots) {
    return new StoreConfig(directory, fileName, queueBound, groupBound, keepFor, keepBytes, slots);
  }

  private static void require(boolean holds, String rule, Object value) {
    if (!holds) {
      throw new IllegalArgumentException("store: " + rule + ", but is " + value);
    }
  }
}
