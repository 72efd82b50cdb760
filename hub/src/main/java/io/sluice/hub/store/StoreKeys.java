package io.sluice.hub.store;

import io.sluice.hub.settings.Key;
import io.sluice.hub.settings.KeyGroup;
import io.sluice.hub.settings.Settings;
import io.sluice.hub.settings.ValueTypes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The keys of section {@code history}. */
public final class StoreKeys {
  private static final int MAX_GIB = 1_000_000;
  private static final StoreConfig DEFAULTS = StoreConfig.inMemory();

  private static final Key<Duration> KEEP_FOR =
      Key.withDefault(
          "keepFor",
          ValueTypes.duration(StoreConfig.MIN_RETENTION),
          DEFAULTS.keepFor(),
          "Age at which ended runs, events and decisions are deleted.");

  private static final Key<Integer> KEEP_GIB =
      Key.withDefault(
          "keepGiB",
          ValueTypes.wholeNumber(1, MAX_GIB),
          (int) (DEFAULTS.keepBytes() >> 30),
          "Size of the database in GiB above which the oldest history is deleted earlier; what is"
              + " younger than a day and open runs are always kept.");

  /** The section. */
  public static final KeyGroup SECTION =
      KeyGroup.of("history", "How much history is kept.", List.of(KEEP_FOR, KEEP_GIB));

  private StoreKeys() {}

  /** The configuration of a store in a data folder. */
  public static StoreConfig config(Settings history, Path data) {
    return StoreConfig.in(data)
        .withRetention(history.get(KEEP_FOR), (long) history.get(KEEP_GIB) << 30);
  }
}
