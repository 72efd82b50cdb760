package io.sluice.wdl.action;

import io.sluice.wdl.expression.Scope;
import io.sluice.wdl.expression.Template;
import io.sluice.wdl.json.ExpressionException;
import io.sluice.wdl.json.TextForm;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * SetVariable, IncrementVariable, DecrementVariable, AppendToStringVariable, AppendToArrayVariable.
 * They differ only in how they compute the new value.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/logic-apps/logic-apps-create-variables-store-values">Microsoft:
 *     variables</a>
 */
record SetVariable(Template template, Change change) implements Behaviour {
  /** Maximum length of a string variable, in characters. */
  static final int MAX_TEXT = 16_777_216;

  /** Computes the new value from the current one and the action's input. */
  @FunctionalInterface
  interface Change {
    /**
     * The new value.
     *
     * @throws ExpressionException when the two do not fit together
     */
    @Nullable Object of(Variable current, @Nullable Object value);
  }

  static Behaviour set(SourceNode source) {
    source.text("inputs/name");
    return new SetVariable(source.required("inputs"), (present, value) -> value);
  }

  static Behaviour increment(SourceNode source) {
    source.text("inputs/name");
    return new SetVariable(source.required("inputs"), (now, by) -> sum(now, by, 1));
  }

  static Behaviour decrement(SourceNode source) {
    source.text("inputs/name");
    return new SetVariable(source.required("inputs"), (now, by) -> sum(now, by, -1));
  }

  static Behaviour appendToString(SourceNode source) {
    source.text("inputs/name");
    return new SetVariable(source.required("inputs"), SetVariable::text);
  }

  static Behaviour appendToArray(SourceNode source) {
    source.text("inputs/name");
    return new SetVariable(source.required("inputs"), SetVariable::items);
  }

  @Override
  public @Nullable Object inputs(Scope scope) {
    return template.evaluate(scope);
  }

  @Override
  public ActionCommand start(ActionContext place) {
    String name = String.valueOf(InputValues.member(place.inputs(), "name"));
    Optional<Variable> present = place.variable(name);
    if (present.isEmpty()) {
      return VariableTypes.absent(name);
    }
    Variable variable = present.get();
    Object value = change.of(variable, InputValues.member(place.inputs(), "value"));
    if (!VariableTypes.fits(variable.type(), value)) {
      return VariableTypes.misfit(name, variable.type(), value);
    }
    Object body = InputValues.object("name", variable.name(), "value", value);
    return new ActionCommand.Assign(
        List.of(variable.with(value)), ActionResult.done(InputValues.object("body", body)));
  }

  private static @Nullable Object sum(Variable present, @Nullable Object value, long sign) {
    Object by = value == null ? 1L : value;
    if (present.value() instanceof Long a && by instanceof Long b) {
      try {
        return Math.addExact(a, Math.multiplyExact(sign, b));
      } catch (ArithmeticException tooLarge) {
        throw new ExpressionException("The variable '" + present.name() + "' would overflow.");
      }
    }
    if (!(present.value() instanceof Number first)
        || !(by instanceof Number second)
        || present.type().equals("integer")) {
      throw new ExpressionException(
          "The variable '"
              + present.name()
              + "' can only be changed by a number of the same type.");
    }
    if (first instanceof BigDecimal a && second instanceof BigDecimal b) {
      return a.add(b.multiply(BigDecimal.valueOf(sign)));
    }
    return first.doubleValue() + sign * second.doubleValue();
  }

  private static Object text(Variable present, @Nullable Object value) {
    if (!present.type().equals("string")) {
      throw new ExpressionException("The variable '" + present.name() + "' is not a string.");
    }
    String text = TextForm.of(present.value()) + TextForm.of(value);
    if (text.length() > MAX_TEXT) {
      throw new ExpressionException(
          "The variable '" + present.name() + "' would exceed the maximum length of " + MAX_TEXT);
    }
    return text;
  }

  private static Object items(Variable present, @Nullable Object value) {
    if (!present.type().equals("array")) {
      throw new ExpressionException("The variable '" + present.name() + "' is not an array.");
    }
    if (value == null || value instanceof List<?>) {
      throw new ExpressionException(
          "One item is appended to the array variable '" + present.name() + "', not an array.");
    }
    List<@Nullable Object> items = new ArrayList<>();
    if (present.value() instanceof List<?> list) {
      items.addAll(list);
    }
    if (items.size() >= Foreach.MAX_ITEMS) {
      throw new ExpressionException(
          "The variable '"
              + present.name()
              + "' has "
              + items.size()
              + " items, which is the maximum");
    }
    items.add(value);
    return items;
  }
}
