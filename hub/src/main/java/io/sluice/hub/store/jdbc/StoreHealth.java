package io.sluice.hub.store.jdbc;

import io.sluice.hub.store.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * Whether the store accepts writes: a circuit breaker. After a transient fault writes fail at once
 * until a probe is due; the next write then waits for the probe. After a permanent fault they fail
 * until the store is opened again. Times are nanoseconds of the monotonic clock.
 *
 * @param fault why writes are refused; null when they are accepted
 * @param probeAt when the next probe is due
 */
record StoreHealth(@Nullable StoreFault fault, long probeAt) {
  /** Time from a transient fault to the next probe. */
  static final long PROBE_INTERVAL = 5_000_000_000L;

  static final StoreHealth FINE = new StoreHealth(null, 0);

  boolean takesWrites() {
    return fault == null;
  }

  /** Whether it is time to probe whether the fault has passed. */
  boolean probeDue(long now) {
    return fault != null && fault.kind().isTransient() && now - probeAt >= 0;
  }

  /** Why a write is refused; null when it may be queued. */
  @Nullable StoreException refusal(long now) {
    return fault == null || probeDue(now) ? null : fault.error();
  }

  /** After a successful probe; a permanent fault that occurred meanwhile stays. */
  StoreHealth recovered() {
    return fault == null || fault.kind().isTransient() ? FINE : this;
  }

  /** After a group failed. */
  StoreHealth after(StoreFault next, long now) {
    boolean lasting = fault != null && !fault.kind().isTransient();
    if (lasting || next.kind() == FaultKind.WRITE) {
      return this;
    }
    return new StoreHealth(next, now + PROBE_INTERVAL);
  }
}
