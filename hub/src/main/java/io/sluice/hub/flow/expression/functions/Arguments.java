package io.sluice.hub.flow.expression.functions;

import io.sluice.hub.flow.expression.Evaluation;
import io.sluice.hub.flow.expression.ExpressionException;
import io.sluice.hub.flow.expression.Scope;
import io.sluice.hub.flow.expression.Text;
import io.sluice.hub.flow.expression.Values;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values that a function was called with, and the errors for values that do not fit. */
public final class Arguments {
  private static final List<String> ORDINALS =
      List.of("first", "second", "third", "fourth", "fifth");

  private static final int SHOWN = 64;

  private final Function function;
  private final @Nullable Object[] values;
  private final Evaluation evaluation;

  Arguments(Function function, @Nullable Object[] values, Evaluation evaluation) {
    this.function = function;
    this.values = values;
    this.evaluation = evaluation;
  }

  Evaluation evaluation() {
    return evaluation;
  }

  Scope scope() {
    return evaluation.scope();
  }

  boolean standardHost() {
    return evaluation.standardHost();
  }

  int count() {
    return values.length;
  }

  List<@Nullable Object> all() {
    return Arrays.asList(values);
  }

  /** True when an optional argument was written, be it null. */
  boolean has(int index) {
    return index < values.length;
  }

  @Nullable Object get(int index) {
    return values[index];
  }

  String text(int index) {
    return text(index, "a string");
  }

  String text(int index, String expected) {
    if (values[index] instanceof String text) {
      return text;
    }
    throw wrong(index, expected);
  }

  /**
   * A value as text, as designers rely on for parts of paths and for contents: numbers, booleans,
   * arrays and objects are written, null is refused.
   */
  String written(int index) {
    Object value = values[index];
    if (value == null) {
      throw wrong(index, "a string");
    }
    return value instanceof String text ? text : evaluation.charged(Text.of(value));
  }

  /** An optional text; null when it was not written. */
  @Nullable String optionalText(int index) {
    return has(index) ? text(index) : null;
  }

  long integer(int index) {
    Object value = values[index];
    if (Values.isInteger(value)) {
      return Values.toLong(value);
    }
    throw wrong(index, "an integer");
  }

  /** An integer that can count things in memory. */
  int size(int index, int least) {
    long value = integer(index);
    if (value < least) {
      throw function.expects(
          "its %s parameter '%s' to be an integer of at least %d, but it is %d."
              .formatted(ordinal(index), parameter(index), least, value));
    }
    return (int) Math.min(value, Integer.MAX_VALUE);
  }

  Number number(int index) {
    if (values[index] instanceof Number number) {
      return Values.toNumber(number);
    }
    throw wrong(index, "an integer, a float or a decimal");
  }

  List<@Nullable Object> array(int index, String expected) {
    return array(values[index], index, expected);
  }

  @SuppressWarnings("unchecked")
  private List<@Nullable Object> array(@Nullable Object value, int index, String expected) {
    if (value instanceof List<?> list) {
      evaluation.charge(list.size());
      return (List<@Nullable Object>) list;
    }
    throw wrong(index, expected);
  }

  @SuppressWarnings("unchecked")
  Map<String, @Nullable Object> object(int index) {
    if (values[index] instanceof Map<?, ?> map) {
      evaluation.charge(map.size());
      return (Map<String, @Nullable Object>) map;
    }
    throw wrong(index, "of type object");
  }

  boolean truth(int index) {
    if (values[index] instanceof Boolean truth) {
      return truth;
    }
    throw wrong(index, "a boolean");
  }

  /** The error for an argument of a wrong type; {@code expected} completes "to be ...". */
  ExpressionException wrong(int index, String expected) {
    return invalid(
        index,
        "to be %s. The provided value is of type '%s'."
            .formatted(expected, Values.typeName(values[index])));
  }

  /** The error for an argument with a wrong value; {@code what} follows the parameter's name. */
  ExpressionException invalid(int index, String what) {
    boolean single = function.signature().parameters().size() == 1;
    return function.expects(
        single && !function.signature().open()
            ? "its parameter " + what
            : "its %s parameter '%s' %s".formatted(ordinal(index), parameter(index), what));
  }

  /** The error for anything else; {@code message} is a sentence. */
  ExpressionException failed(String message) {
    return new ExpressionException(
        "The execution of template function '" + function.name() + "' failed: " + message);
  }

  /** A text cut for an error message. */
  static String shown(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
  }

  private String parameter(int index) {
    return function.signature().parameter(index);
  }

  private static String ordinal(int index) {
    return index < ORDINALS.size() ? ORDINALS.get(index) : (index + 1) + "th";
  }
}
