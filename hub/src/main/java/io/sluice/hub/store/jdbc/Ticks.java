package io.sluice.hub.store.jdbc;

import io.sluice.hub.store.StoreException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Times as the database holds them: 100 ns since 1970 in 64 bits. That is the source's own
 * precision (seven decimals) and reaches from year -27,000 to 31,000, so that 0001-01-01 and
 * 9999-12-31, which services send for "never", survive.
 */
final class Ticks {
  private static final long PER_SECOND = 10_000_000;
  private static final int NANOS = 100;

  private Ticks() {}

  static long of(Instant time) {
    try {
      return Math.addExact(
          Math.multiplyExact(time.getEpochSecond(), PER_SECOND), time.getNano() / NANOS);
    } catch (ArithmeticException e) {
      throw new StoreException("The time " + time + " is out of the range that the store keeps", e);
    }
  }

  static @Nullable Long ofNullable(@Nullable Instant time) {
    return time == null ? null : of(time);
  }

  static Instant toInstant(long ticks) {
    return Instant.ofEpochSecond(
        Math.floorDiv(ticks, PER_SECOND), Math.floorMod(ticks, PER_SECOND) * NANOS);
  }

  static Instant read(ResultSet row, int column) throws SQLException {
    return toInstant(row.getLong(column));
  }

  static @Nullable Instant readNullable(ResultSet row, int column) throws SQLException {
    long ticks = row.getLong(column);
    return row.wasNull() ? null : toInstant(ticks);
  }
}
