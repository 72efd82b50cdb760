package io.sluice.hub.outbound;

import java.util.Locale;

/** Result of one call, decided once, by its connector. The lower-case name is a metric label. */
public enum Outcome {
  /** The call was processed. */
  SUCCEEDED,
  /** The other side refuses the call permanently; a retry would give the same result. */
  REJECTED,
  /** Too many calls, by the other side's count or by the gate's; a later retry may succeed. */
  THROTTLED,
  /** The other side cannot process the call now; it was not processed. */
  UNAVAILABLE,
  /** No answer: the call may or may not have been processed. */
  UNKNOWN;

  /** Whether a retry policy may retry the call. */
  public boolean retryable() {
    return this == THROTTLED || this == UNAVAILABLE || this == UNKNOWN;
  }

  /** The metric label. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
