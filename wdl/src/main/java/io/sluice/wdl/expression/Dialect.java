package io.sluice.wdl.expression;

/** The host whose behaviour is followed where the measured hosts differ (see docs/decisions.md). */
public enum Dialect {
  /** Power Automate's cloud; the default. */
  POWER_AUTOMATE,
  /** The Logic Apps Standard host. */
  LOGIC_APPS_STANDARD
}
