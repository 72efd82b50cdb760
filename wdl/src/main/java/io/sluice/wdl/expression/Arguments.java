package io.sluice.wdl.expression;

import io.sluice.wdl.json.ExpressionException;
import io.sluice.wdl.json.TextForm;
import io.sluice.wdl.json.Values;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The evaluated arguments of one call, with typed access and the error messages for wrong types.
 * The messages follow the wording of Power Automate. Indexes are 0-based.
 */
public final class Arguments {
  private static final List<String> ORDINALS =
      List.of("first", "second", "third", "fourth", "fifth");

  private static final int EXCERPT = 64;

  private final Function function;
  private final @Nullable Object[] values;
  private final Evaluation evaluation;

  Arguments(Function function, @Nullable Object[] values, Evaluation evaluation) {
    this.function = function;
    this.values = values;
    this.evaluation = evaluation;
  }

  /** The evaluation that the call is part of; it meters the work. */
  public Evaluation evaluation() {
    return evaluation;
  }

  /** The name of the function that is called. */
  public String functionName() {
    return function.name();
  }

  /** The data, clock and random source that the expression may use. */
  public Scope scope() {
    return evaluation.scope();
  }

  /** True if the Logic Apps Standard host's side of a difference is wanted. */
  public boolean standard(Difference difference) {
    return evaluation.standard(difference);
  }

  /** The number of arguments. */
  public int count() {
    return values.length;
  }

  /** All arguments. */
  public List<@Nullable Object> all() {
    return Arrays.asList(values);
  }

  /** True if an optional argument was passed, even if it is null. */
  public boolean has(int index) {
    return index < values.length;
  }

  /** An argument of any type. */
  public @Nullable Object get(int index) {
    return values[index];
  }

  /**
   * A string.
   *
   * @throws ExpressionException if the argument is not a string
   */
  public String text(int index) {
    return text(index, "a string");
  }

  /**
   * A string.
   *
   * @param expected completes "to be ..." in the error message
   * @throws ExpressionException if the argument is not a string
   */
  public String text(int index, String expected) {
    if (values[index] instanceof String text) {
      return text;
    }
    throw wrong(index, expected);
  }

  /**
   * An argument converted to text, which exported flows rely on for path segments and contents.
   *
   * @throws ExpressionException if the argument is null
   */
  public String convertedText(int index) {
    Object value = values[index];
    if (value == null) {
      throw wrong(index, "a string");
    }
    return value instanceof String text ? text : evaluation.charged(TextForm.of(value));
  }

  /** An optional string; null if it was not passed. */
  public @Nullable String optionalText(int index) {
    return has(index) ? text(index) : null;
  }

  /**
   * A 64-bit integer.
   *
   * @throws ExpressionException if the argument is not an integer
   */
  public long integer(int index) {
    Object value = values[index];
    if (Values.isInteger(value)) {
      return Values.toLong(value);
    }
    throw wrong(index, "an integer");
  }

  /**
   * An integer used as a size; values beyond 32 bits are cut to the largest int.
   *
   * @throws ExpressionException if the argument is not an integer or less than {@code min}
   */
  public int size(int index, int min) {
    long value = integer(index);
    if (value < min) {
      throw function.expects(
          "its %s parameter '%s' to be an integer of at least %d, but it is %d."
              .formatted(ordinal(index), parameter(index), min, value));
    }
    return (int) Math.min(value, Integer.MAX_VALUE);
  }

  /**
   * A number as Long, Double or BigDecimal.
   *
   * @throws ExpressionException if the argument is not a number
   */
  public Number number(int index) {
    if (values[index] instanceof Number number) {
      return Values.toNumber(number);
    }
    throw wrong(index, "an integer, a float or a decimal");
  }

  /**
   * An array; charges one work unit per element.
   *
   * @param expected completes "to be ..." in the error message
   * @throws ExpressionException if the argument is not an array
   */
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

  /**
   * An object; charges one work unit per property.
   *
   * @throws ExpressionException if the argument is not an object
   */
  @SuppressWarnings("unchecked")
  public Map<String, @Nullable Object> object(int index) {
    if (values[index] instanceof Map<?, ?> map) {
      evaluation.charge(map.size());
      return (Map<String, @Nullable Object>) map;
    }
    throw wrong(index, "of type object");
  }

  /**
   * A boolean.
   *
   * @throws ExpressionException if the argument is not a boolean
   */
  public boolean truth(int index) {
    if (values[index] instanceof Boolean truth) {
      return truth;
    }
    throw wrong(index, "a boolean");
  }

  /** The error for an argument of the wrong type; {@code expected} completes "to be ...". */
  public ExpressionException wrong(int index, String expected) {
    return invalid(
        index,
        "to be %s. The provided value is of type '%s'."
            .formatted(expected, Values.typeName(values[index])));
  }

  /** The error for an argument with an invalid value; {@code what} follows the parameter's name. */
  public ExpressionException invalid(int index, String what) {
    boolean single = function.signature().parameters().size() == 1;
    return function.expects(
        single && !function.signature().open()
            ? "its parameter " + what
            : "its %s parameter '%s' %s".formatted(ordinal(index), parameter(index), what));
  }

  /** The error for any other failure; {@code message} is a sentence. */
  public ExpressionException failed(String message) {
    return new ExpressionException(
        "The execution of template function '" + function.name() + "' failed: " + message);
  }

  /** The start of a text, for error messages: at most 64 characters. */
  public static String excerpt(String text) {
    return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "...";
  }

  private String parameter(int index) {
    return function.signature().parameter(index);
  }

  private static String ordinal(int index) {
    return index < ORDINALS.size() ? ORDINALS.get(index) : (index + 1) + "th";
  }
}
