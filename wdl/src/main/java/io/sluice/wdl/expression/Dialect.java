package io.sluice.wdl.expression;

import java.util.Arrays;
import java.util.Optional;

/**
 * The host whose behaviour an evaluation follows where hosts differ; {@link Difference} is the
 * table of the differences.
 */
public enum Dialect {
  /**
   * <a href="https://learn.microsoft.com/power-automate/">Power Automate</a> and Logic Apps
   * Consumption, which run on the same multi-tenant engine; the default.
   */
  POWER_AUTOMATE("power-automate"),
  /**
   * The <a
   * href="https://learn.microsoft.com/azure/logic-apps/single-tenant-overview-compare">Standard</a>
   * (single-tenant) host of Azure Logic Apps.
   */
  LOGIC_APPS_STANDARD("logic-apps-standard");

  private final String text;

  Dialect(String text) {
    this.text = text;
  }

  /** The name in options: {@code power-automate}, {@code logic-apps-standard}. */
  public String text() {
    return text;
  }

  /** The dialect with a name of {@link #text}. */
  public static Optional<Dialect> named(String text) {
    return Arrays.stream(values()).filter(one -> one.text.equals(text)).findFirst();
  }
}
