package io.sluice.wdl.functions;

import io.sluice.wdl.expression.Dialect;
import io.sluice.wdl.expression.Language;

/** The expression languages of the supported hosts with the standard functions. */
public final class Languages {
  /** Power Automate. */
  public static final Language POWER_AUTOMATE =
      new Language(Dialect.POWER_AUTOMATE, Functions.TABLE);

  /** The Logic Apps Standard host. */
  public static final Language LOGIC_APPS_STANDARD =
      new Language(Dialect.LOGIC_APPS_STANDARD, Functions.TABLE);

  private Languages() {}

  /** The language with the standard functions in a dialect. */
  public static Language of(Dialect dialect) {
    return dialect == Dialect.POWER_AUTOMATE ? POWER_AUTOMATE : LOGIC_APPS_STANDARD;
  }
}
