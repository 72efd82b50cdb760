package io.sluice.hub.store;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the store is and what it keeps.
 *
 * @param directory the data folder, made when it is missing and locked against a second process;
 *     null keeps everything in memory until the store is closed (simulations, tests)
 * @param fileName the database file in it
 * @param queueBound writes that may wait for the writer; further ones fail at once. Too small turns
 *     bursts away, too large lets memory and latency grow while the disk is slow
 * @param groupBound writes in one commit. Too small wastes the disk's flushes, too large makes the
 *     first of a group wait for the last
 * @param keepFor ended runs, events and decisions older than this go; at least {@link #LEAST_KEPT}
 * @param keepBytes above this size of the database the oldest of them go too, however young, down
 *     to {@link #LEAST_KEPT}
 * @param keepSlots so many of each quota's newest slots are remembered; many times more than may be
 *     busy at once, however long calls last
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
   * History younger than this is kept whatever its size: an event's row is what tells a repeated
   * observation from a new one.
   */
  public static final Duration LEAST_KEPT = Duration.ofDays(1);

  private static final StoreConfig DEFAULTS =
      new StoreConfig(null, "sluice.db", 10_000, 500, Duration.ofDays(90), 10L << 30, 2_000);

  /** Checks each value; the message names the rule and the value. */
  public StoreConfig {
    require(!fileName.isBlank(), "fileName must be the name of a file", fileName);
    require(
        Path.of(fileName).getNameCount() == 1 && !Path.of(fileName).isAbsolute(),
        "fileName must not lead out of the directory",
        fileName);
    require(queueBound >= 1, "queueBound must be at least 1", queueBound);
    require(groupBound >= 1, "groupBound must be at least 1", groupBound);
    require(keepFor.compareTo(LEAST_KEPT) >= 0, "keepFor must be at least " + LEAST_KEPT, keepFor);
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

  /** With another folder. */
  public StoreConfig withDirectory(Path other) {
    return new StoreConfig(other, fileName, queueBound, groupBound, keepFor, keepBytes, keepSlots);
  }

  /** With other bounds of queue and group. */
  public StoreConfig withBounds(int queue, int group) {
    return new StoreConfig(directory, fileName, queue, group, keepFor, keepBytes, keepSlots);
  }

  /** With another retention. */
  public StoreConfig withRetention(Duration age, long bytes) {
    return new StoreConfig(directory, fileName, queueBound, groupBound, age, bytes, keepSlots);
  }

  /** With another number of slots. */
  public StoreConfig withSlots(int slots) {
    return new StoreConfig(directory, fileName, queueBound, groupBound, keepFor, keepBytes, slots);
  }

  private static void require(boolean holds, String rule, Object value) {
    if (!holds) {
      throw new IllegalArgumentException("store: " + rule + ", but is " + value);
    }
  }
}
