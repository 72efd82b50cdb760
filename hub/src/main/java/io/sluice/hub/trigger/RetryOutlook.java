package io.sluice.hub.trigger;

import java.util.Locale;

/** Whether the service will try failed work again. */
public enum RetryOutlook {
  /** A further attempt is pending or in progress. */
  RETRYING,
  /** The service has given up. */
  PERMANENT,
  /** The service does not say. */
  UNKNOWN;

  /** The word in events. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
