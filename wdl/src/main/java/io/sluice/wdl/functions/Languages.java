package io.sluice.wdl.functions;

import io.sluice.wdl.expression.Dialect;
import io.sluice.wdl.expression.Language;

/** The expression language of each host, with the functions that the hosts document. */
public final class Languages {
  /** Power Automate's cloud. */
  public static final Language POWER_AUTOMATE =
      new Language(Dialect.POWER_AUTOMATE, Functions.TABLE);

  /** The Logic Apps Standard host. */
  public static final Language LOGIC_APPS_STANDARD =
      new Language(Dialect.LOGIC_APPS_STANDARD, Functions.TABLE);

  private Languages() {}

  /** The language of a host. */
  public static Language of(Dialect dialect) {
    return dialect == Dialect.POWER_AUTOMATE ? POWER_AUTOMATE : LOGIC_APPS_STANDARD;
  }
}
