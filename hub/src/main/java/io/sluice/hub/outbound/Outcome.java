package io.sluice.hub.outbound;

import java.util.Locale;

/**
 * What became of one call; decided once, by the connector that made it. The lower-case name is the
 * metric label.
 */
public enum Outcome {
  /** It was done. */
  SUCCEEDED,
  /** The other side refuses this call for good; repeating it gives the same. */
  REJECTED,
  /** We are too fast, or our own quota is used up; come again later. */
  THROTTLED,
  /** The other side is not able to answer now; it was not done. */
  UNAVAILABLE,
  /** No answer in time; it may or may not have been done. */
  UNKNOWN;

  /** Whether a retry policy may try again. */
  public boolean retryable() {
    return this == THROTTLED || this == UNAVAILABLE || this == UNKNOWN;
  }

  /** The metric label. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
