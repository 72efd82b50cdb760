package io.sluice.wdl.expression;

/**
 * The host whose behaviour an evaluation follows where hosts differ. {@code
 * docs/expression-differences.md} lists the measured differences.
 */
public enum Dialect {
  /** <a href="https://learn.microsoft.com/power-automate/">Power Automate</a>; the default. */
  POWER_AUTOMATE,
  /**
   * The <a
   * href="https://learn.microsoft.com/azure/logic-apps/single-tenant-overview-compare">Standard</a>
   * (single-tenant) host of Azure Logic Apps.
   */
  LOGIC_APPS_STANDARD
}
