package io.sluice.simulator.data;

import java.util.HexFormat;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * A reversible mapping of row numbers to ids of 32 hex digits, so that rows are found by id without
 * an index.
 */
final class Ids {
  private final long first;
  private final long second;

  /** Creates the mapping for one table. */
  Ids(long seed, String table) {
    first = Mix.of(seed, Mix.of(table), 1);
    second = Mix.of(seed, Mix.of(table), 2);
  }

  /** The id of a row, for example {@code ce759201f786d590bf2134bff576c369}. */
  String id(long row) {
    long high = Mix.mix(row ^ first);
    return hex(high) + hex(Mix.of(high, second, 0));
  }

  /** The first half of the id as an unsigned number; it sorts like the id. */
  long rank(long row) {
    return Mix.mix(row ^ first);
  }

  /** The row of an id with or without dashes; empty if no row can have it. */
  OptionalLong row(String id) {
    String digits = id.replace("-", "").toLowerCase(Locale.ROOT);
    if (digits.length() != 32 || !digits.chars().allMatch(Ids::isHex)) {
      return OptionalLong.empty();
    }
    long high = Long.parseUnsignedLong(digits.substring(0, 16), 16);
    long row = Mix.unmix(high) ^ first;
    return row >= 0 && id(row).equals(digits) ? OptionalLong.of(row) : OptionalLong.empty();
  }

  /** The id of a row with dashes, as a column of type Guid has it. */
  String uuid(long row) {
    long high = Mix.mix(row ^ first);
    return new UUID(high, Mix.of(high, second, 0)).toString();
  }

  private static boolean isHex(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }

  private static String hex(long value) {
    return HexFormat.of().toHexDigits(value);
  }
}
