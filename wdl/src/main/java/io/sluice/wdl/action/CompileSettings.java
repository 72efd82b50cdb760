package io.sluice.wdl.action;

import io.sluice.wdl.expression.Dialect;
import io.sluice.wdl.expression.FunctionTable;
import io.sluice.wdl.expression.Language;
import io.sluice.wdl.functions.Languages;

/**
 * What a flow definition is compiled against: the expression language of the host that the flow was
 * written for, and the action types that it may use.
 *
 * @param language dialect and functions of expressions
 * @param actions action types
 * @param byFile whether the kind of a file decides its dialect, instead of the language
 */
public record CompileSettings(Language language, ActionTable actions, boolean byFile) {
  /** Power Automate's expression language with the documented functions and action types. */
  public static final CompileSettings POWER_AUTOMATE =
      new CompileSettings(Languages.POWER_AUTOMATE, Actions.TABLE, false);

  /** The Logic Apps Standard host's expression language with the same functions and actions. */
  public static final CompileSettings LOGIC_APPS_STANDARD =
      new CompileSettings(Languages.LOGIC_APPS_STANDARD, Actions.TABLE, false);

  /**
   * The dialect of the host that each file was written for: the Standard host's for a {@code
   * workflow.json} of Logic Apps Standard, else Power Automate's.
   */
  public static final CompileSettings BY_FILE =
      new CompileSettings(Languages.POWER_AUTOMATE, Actions.TABLE, true);

  /** The settings of one host. */
  public static CompileSettings of(Dialect dialect) {
    return dialect == Dialect.POWER_AUTOMATE ? POWER_AUTOMATE : LOGIC_APPS_STANDARD;
  }

  /** The dialect of expressions. */
  public Dialect dialect() {
    return language.dialect();
  }

  /** The settings for a file that was written for a host: these, unless the file decides. */
  public CompileSettings forFile(Dialect written) {
    return byFile
        ? new CompileSettings(new Language(written, language.functions()), actions, false)
        : this;
  }

  /** The same settings with other action types. */
  public CompileSettings withActions(ActionTable other) {
    return new CompileSettings(language, other, byFile);
  }

  /** The same settings with other functions. */
  public CompileSettings withFunctions(FunctionTable functions) {
    return new CompileSettings(new Language(language.dialect(), functions), actions, byFile);
  }
}
