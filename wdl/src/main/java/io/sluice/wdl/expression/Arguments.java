package io.sluice.wdl.expression;

import io.sluice.wdl.json.ExpressionException;
import io.sluice.wdl.json.TextForm;
import io.sluice.wdl.json.Values;
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

  public Evaluation evaluation() {
    return evaluation;
  }

  public Scope scope() {
    return evaluation.scope();
  }

  public boolean standardHost() {
    return evaluation.standardHost();
  }

  public int count() {
    return values.length;
  }

  public List<@Nullable Object> all() {
    return Arrays.asList(values);
  }

  /** True when an optional argument was written, be it null. */
  public boolean has(int index) {
    return index < values.length;
  }

  public @Nullable Object get(int index) {
    return values[index];
  }

  public String text(int index) {
    return text(index, "a string");
  }

  public String text(int index, String expected) {
    if (values[index] instanceof String text) {
      return text;
    }
    throw wrong(index, expected);
  }

  /**
   * A value as text, as designers rely on for parts of paths and for contents: numbers, booleans,
   * arrays and objects are written, null is refused.
   */
  public String written(int index) {
    Object value = values[index];
    if (value == null) {
      throw wrong(index, "a string");
    }
    return value instanceof String text ? text : evaluation.charged(TextForm.of(value));
  }

  /** An optional text; null when it was not written. */
  public @Nullable String optionalText(int index) {
    return has(index) ? text(index) : null;
  }

  public long integer(int index) {
    Object value = values[index];
    if (Values.isInteger(value)) {
      return Values.toLong(value);
    }
    throw wrong(index, "an integer");
  }

  /** An integer that can count things in memory. */
  public int size(int index, int least) {
    long value = integer(index);
    if (value < least) {
      throw function.expects(
          "its %s parameter '%s' to be an integer of at least %d, but it is %d."
              .formatted(ordinal(index), parameter(index), least, value));
    }
    return (int) Math.min(value, Integer.MAX_VALUE);
  }

  public Number number(int index) {
    if (values[index] instanceof Number number) {
      return Values.toNumber(number);
    }
    throw wrong(index, "an integer, a float or a decimal");
  }

  public List<@Nullable Object> array(int index, String expected) {
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
  public Map<String, @Nullable Object> object(int index) {
    if (values[index] instanceof Map<?, ?> map) {
      evaluation.charge(map.size());
      return (Map<String, @Nullable Object>) map;
    }
    throw wrong(index, "of type object");
  }

  public boolean truth(int index) {
    if (values[index] instanceof Boolean truth) {
      return truth;
    }
    throw wrong(index, "a boolean");
  }

  /** The error for an argument of a wrong type; {@code expected} completes "to be ...". */
  public ExpressionException wrong(int index, String expected) {
    return invalid(
        index,
        "to be %s. The provided value is of type '%s'."
            .formatted(expected, Values.typeName(values[index])));
  }

  /** The error for an argument with a wrong value; {@code what} follows the parameter's name. */
  public ExpressionException invalid(int index, String what) {
    boolean single = function.signature().parameters().size() == 1;
    return function.expects(
        single && !function.signature().open()
            ? "its parameter " + what
            : "its %s parameter '%s' %s".formatted(ordinal(index), parameter(index), what));
  }

  /** The error for anything else; {@code message} is a sentence. */
  public ExpressionException failed(String message) {
    return new ExpressionException(
        "The execution of template function '" + function.name() + "' failed: " + message);
  }

  /** A text cut for an error message. */
  public static String shown(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
  }

  private String parameter(int index) {
    return function.signature().parameter(index);
  }

  private static String ordinal(int index) {
    return index < ORDINALS.size() ? ORDINALS.get(index) : (index + 1) + "th";
  }
}
