package io.sluice.wdl.action;

import io.sluice.wdl.expression.FunctionTable;
import io.sluice.wdl.expression.Language;
import io.sluice.wdl.functions.Languages;

/**
 * What a flow definition is compiled against: the expression language of the host that the flow was
 * written for, and the action types that it may use.
 *
 * @param language dialect and functions of expressions
 * @param actions action types
 */
public record CompileSettings(Language language, ActionTable actions) {
  /** Power Automate's expression language with the documented functions and action types. */
  public static final CompileSettings POWER_AUTOMATE =
      new CompileSettings(Languages.POWER_AUTOMATE, Actions.TABLE);

  /** The Logic Apps Standard host's expression language with the same functions and actions. */
  public static final CompileSettings LOGIC_APPS_STANDARD =
      new CompileSettings(Languages.LOGIC_APPS_STANDARD, Actions.TABLE);

  /** The same settings with other action types. */
  public CompileSettings withActions(ActionTable other) {
    return new CompileSettings(language, other);
  }

  /** The same settings with other functions. */
  public CompileSettings withFunctions(FunctionTable functions) {
    return new CompileSettings(new Language(language.dialect(), functions), actions);
  }
}
