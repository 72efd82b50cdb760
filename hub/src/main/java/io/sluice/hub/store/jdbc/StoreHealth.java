package io.sluice.hub.store.jdbc;

import io.sluice.hub.store.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * Whether writes are taken. After a passing trouble writes fail at once until a probe is due; the
 * next one then waits for the probe. After a lasting trouble they fail until the store is opened
 * again. Times are nanoseconds of the clock that never goes back.
 *
 * @param setback why not; null when writes are taken
 * @param probeAt when the next probe is due
 */
record StoreHealth(@Nullable StoreFault setback, long probeAt) {
  /** How long after a passing trouble the store tries again. */
  static final long PROBE_EVERY = 5_000_000_000L;

  static final StoreHealth FINE = new StoreHealth(null, 0);

  boolean takesWrites() {
    return setback == null;
  }

  /** Whether it is time to see if the trouble has passed. */
  boolean probeDue(long now) {
    return setback != null && setback.trouble().passing() && now - probeAt >= 0;
  }

  /** Why a write fails without being queued; null when it is queued. */
  @Nullable StoreException refusal(long now) {
    return setback == null || probeDue(now) ? null : setback.error();
  }

  /** After a probe went well: a lasting trouble that came meanwhile stays. */
  StoreHealth recovered() {
    return setback == null || setback.trouble().passing() ? FINE : this;
  }

  /** After a group failed. */
  StoreHealth after(StoreFault next, long now) {
    boolean lasting = setback != null && !setback.trouble().passing();
    if (lasting || next.trouble() == FaultKind.WRITE) {
      return this;
    }
    return new StoreHealth(next, now + PROBE_EVERY);
  }
}
