package io.sluice.wdl.trial;

import io.sluice.wdl.expression.Expression;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether sample values should make a condition true. */
enum ConditionMode {
  /** True if possible: the branch that does something is taken. */
  WISHED,
  /** Preferably not true: it is negated in a condition that should be. */
  UNWISHED,
  /** True: a loop ends only then, or the other branch ends the run. */
  REQUIRED,
  /** Not true: its branch ends the run. */
  AVOIDED;

  /** Functions whose value decides that of the condition. */
  private static final Set<String> DECIDING =
      Set.of(
          "and",
          "or",
          "not",
          "equals",
          "greater",
          "greaterorequals",
          "less",
          "lessorequals",
          "empty",
          "contains",
          "startswith",
          "endswith");

  /** The mode of the operand of {@code not()}. */
  ConditionMode negated() {
    return switch (this) {
      case WISHED -> UNWISHED;
      case UNWISHED -> WISHED;
      case REQUIRED -> AVOIDED;
      case AVOIDED -> REQUIRED;
    };
  }

  /** True if the condition should hold. */
  boolean holds() {
    return this == WISHED || this == REQUIRED;
  }

  /** True if the run depends on it. */
  boolean isStrict() {
    return this == REQUIRED || this == AVOIDED;
  }

  /**
   * The mode of an argument.
   *
   * @param function the name in lower case
   * @param argument null if it is a plain value
   * @param refuted true if another argument is {@code false}
   */
  ConditionMode inside(String function, @Nullable Expression argument, boolean refuted) {
    boolean decides =
        argument instanceof Expression.FunctionCall call
            && DECIDING.contains(call.function().name().toLowerCase(Locale.ROOT));
    if (function.equals("not") || (function.equals("equals") && refuted && decides)) {
      return negated();
    }
    return DECIDING.contains(function) ? this : holds() ? WISHED : UNWISHED;
  }
}
