package io.sluice.wdl.run;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times in records of actions and triggers: UTC with seven digits, like {@code utcNow()}. */
final class RecordTimes {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private RecordTimes() {}

  /** A time as text; null for none. */
  static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : FORMAT.format(time);
  }
}
