package io.sluice.hub.trigger;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * For how long a watch was without a value (catalogue B7). Being without data is no event; it is
 * said after {@link #ENOUGH} readings in a row, since one may come in the middle of a refresh.
 *
 * @param readings in a row that gave no value; not counted beyond {@link #ENOUGH}
 * @param since the first of them; null when there was none
 */
record NoData(int readings, @Nullable Instant since) {
  /** So many readings without a value are no accident. */
  static final int ENOUGH = 5;

  static final NoData NONE = new NoData(0, null);

  /** One more reading without a value. */
  NoData more(Instant at) {
    return new NoData(Math.min(ENOUGH, readings + 1), since == null ? at : since);
  }

  /** Since when there is no data, when that is to be said. */
  Optional<Instant> reportedSince() {
    return readings < ENOUGH ? Optional.empty() : Optional.ofNullable(since);
  }
}
