package io.sluice.simulator.data;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Generates plausible cells for columns of which only name and type are known. */
final class Cells {
  private static final int YEAR_SECONDS = 365 * 86_400;

  private Cells() {}

  /**
   * A plausible value.
   *
   * @param epoch end of the year that times lie in
   * @param hash determines the value
   */
  static Object of(Column column, Instant epoch, long hash) {
    return switch (column.type()) {
      case "Int64", "Int32", "Int16", "Byte", "SByte" -> (long) Mix.below(hash, 120);
      case "Double", "Single", "Decimal" -> cents(Mix.fraction(hash) * 500);
      case "Boolean" -> (hash & 1) == 1;
      case "DateTimeOffset" -> epoch.minusSeconds(Mix.below(hash, YEAR_SECONDS));
      case "Date" -> LocalDate.ofInstant(epoch, ZoneOffset.UTC).minusDays(Mix.below(hash, 9_000));
      case "Guid" -> new UUID(hash, Mix.mix(hash)).toString();
      default -> text(column.name().toLowerCase(Locale.ROOT), hash);
    };
  }

  /** Rounds to two decimals. */
  static double cents(double value) {
    return Math.round(value * 100) / 100.0;
  }

  private static String text(String name, long hash) {
    if (name.contains("mail")) {
      return "someone" + Mix.below(hash, 1_000_000) + "@example.com";
    }
    if (name.contains("phone")) {
      return "+49 30 " + (10_000_000 + Mix.below(hash, 89_999_999));
    }
    if (name.endsWith("id") || name.contains("number") || name.contains("code")) {
      return Integer.toString(10_000 + Mix.below(hash, 90_000));
    }
    return SampleNames.pick(words(name), hash);
  }

  /** The sample words that fit a column, by its name in lower case. */
  static List<String> words(String name) {
    if (name.contains("first")) {
      return SampleNames.FIRST;
    }
    if (name.contains("last") || name.contains("name")) {
      return SampleNames.LAST;
    }
    if (name.contains("city") || name.contains("store")) {
      return SampleNames.CITY;
    }
    if (name.contains("country") || name.contains("region")) {
      return SampleNames.COUNTRY;
    }
    if (name.contains("channel")) {
      return SampleNames.CHANNEL;
    }
    return name.contains("tier") || name.contains("level")
        ? SampleNames.TIER
        : SampleNames.CATEGORY;
  }
}
