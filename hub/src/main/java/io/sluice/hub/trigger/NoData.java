package io.sluice.hub.trigger;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The latest readings of a watch without a value. A lack of data is no event; it is reported after
 * {@link #REPORTED_AFTER} readings in a row, because single ones occur during a refresh.
 *
 * @param readings the number of readings in a row without a value, at most {@link #REPORTED_AFTER}
 * @param since the time of the first of them; null when there is none
 */
record NoData(int readings, @Nullable Instant since) {
  /** Fewer readings in a row without a value are not reported. */
  static final int REPORTED_AFTER = 5;

  static final NoData NONE = new NoData(0, null);

  /** One more reading without a value. */
  NoData more(Instant at) {
    return new NoData(Math.min(REPORTED_AFTER, readings + 1), since == null ? at : since);
  }

  /** Since when there has been no data, once that is reported. */
  Optional<Instant> reportedSince() {
    return readings < REPORTED_AFTER ? Optional.empty() : Optional.ofNullable(since);
  }
}
