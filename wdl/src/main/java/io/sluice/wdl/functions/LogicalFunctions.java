package io.sluice.wdl.functions;

import static io.sluice.wdl.expression.Function.eager;
import static io.sluice.wdl.expression.Function.lazy;

import io.sluice.wdl.expression.Arguments;
import io.sluice.wdl.expression.Difference;
import io.sluice.wdl.expression.Evaluation;
import io.sluice.wdl.expression.Expression;
import io.sluice.wdl.expression.Function;
import io.sluice.wdl.expression.FunctionFamily;
import io.sluice.wdl.json.Chars;
import io.sluice.wdl.json.Values;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Logical operators and comparisons. */
final class LogicalFunctions {
  static final List<Function> ROWS =
      List.of(
          lazy(
                  FunctionFamily.LOGICAL,
                  "and(expression, ...)",
                  "Whether all operands are true; stops at the first that is false.",
                  "and(true, equals(1, 1)) => true",
                  (function, args, evaluation) -> all(function, args, evaluation, true))
              .example("and(false, equals(div(1, 0), 1)) => false"),
          lazy(
              FunctionFamily.LOGICAL,
              "or(expression, ...)",
              "Whether any operand is true; stops at the first that is true.",
              "or(equals(1, 1), equals(1, 2)) => true",
              (function, args, evaluation) -> all(function, args, evaluation, false)),
          eager(
              FunctionFamily.LOGICAL,
              "not(expression)",
              "The negation of a boolean.",
              "not(false) => true",
              args -> !args.truth(0)),
          lazy(
                  FunctionFamily.LOGICAL,
                  "if(expression, valueIfTrue, valueIfFalse)",
                  "One of two values; only the chosen one is evaluated.",
                  "if(equals(1, 1), 'yes', 'no') => 'yes'",
                  LogicalFunctions::choose)
              .example("if(true, 1, div(1, 0)) => 1"),
          eager(
                  FunctionFamily.LOGICAL,
                  "equals(a, b, ...)",
                  "Whether all values are equal: deep, type-strict and case-sensitive.",
                  "equals('abc', 'abc') => true",
                  LogicalFunctions::equal)
              .example("equals(1, 1.0) => true")
              .example("equals(101, '101') => false"),
          comparison(
              "greater(value, compareTo)", "greater than", "greater(10, 5) => true", o -> o > 0),
          comparison(
              "greaterOrEquals(value, compareTo)",
              "greater than or equal to",
              "greaterOrEquals('apple', 'banana') => false",
              o -> o >= 0),
          comparison("less(value, compareTo)", "less than", "less(5, 10.5) => true", o -> o < 0),
          comparison(
              "lessOrEquals(value, compareTo)",
              "less than or equal to",
              "lessOrEquals('banana', 'apple') => false",
              o -> o <= 0));

  private LogicalFunctions() {}

  private static Function comparison(
      String signature, String relation, String example, IntPredicate holds) {
    return eager(
        FunctionFamily.LOGICAL,
        signature,
        "Whether a number or string is " + relation + " another one.",
        example,
        args -> {
          if (args.get(0) instanceof Number a && args.get(1) instanceof Number b) {
            return comparable(a, b) && holds.test(Values.compare(a, b));
          }
          if (args.get(0) instanceof String a && args.get(1) instanceof String b) {
            return holds.test(order(a, b, args.standard(Difference.TEXT_ORDER)));
          }
          throw mixed(args);
        });
  }

  /** Strings are ordered by UTF-16 code units, ignoring letter case in Power Automate only. */
  private static int order(String a, String b, boolean standardHost) {
    return standardHost ? a.compareTo(b) : Chars.compareIgnoringCase(a, b);
  }

  private static boolean comparable(Number a, Number b) {
    return !Double.isNaN(a.doubleValue()) && !Double.isNaN(b.doubleValue());
  }

  private static RuntimeException mixed(Arguments args) {
    for (int i = 0; i < 2; i++) {
      if (!(args.get(i) instanceof Number) && !(args.get(i) instanceof String)) {
        return args.wrong(i, "an integer, a float, a decimal or a string");
      }
    }
    return args.invalid(
        1,
        "to be of the same type as the first. The provided values are of type '%s' and '%s'."
            .formatted(Values.typeName(args.get(0)), Values.typeName(args.get(1))));
  }

  private static Object all(
      Function function, List<Expression> args, Evaluation evaluation, boolean wanted) {
    for (int i = 0; i < args.size(); i++) {
      if (truth(function, args.get(i), evaluation) != wanted) {
        return !wanted;
      }
    }
    return wanted;
  }

  private static @Nullable Object choose(
      Function function, List<Expression> args, Evaluation evaluation) {
    return args.get(truth(function, args.get(0), evaluation) ? 1 : 2).evaluate(evaluation);
  }

  private static boolean truth(Function function, Expression expression, Evaluation evaluation) {
    Object value = expression.evaluate(evaluation);
    if (value instanceof Boolean truth) {
      return truth;
    }
    throw function.expects(
        "a boolean from '%s'. The provided value is of type '%s'."
            .formatted(Arguments.excerpt(expression.toString()), Values.typeName(value)));
  }

  private static Object equal(Arguments args) {
    for (int i = 1; i < args.count(); i++) {
      if (!equal(args.get(0), args.get(i), args.evaluation())) {
        return false;
      }
    }
    return true;
  }

  private static boolean equal(@Nullable Object a, @Nullable Object b, Evaluation evaluation) {
    boolean asText = evaluation.standard(Difference.TRUTH_AS_TEXT);
    if (asText && a instanceof Boolean x && b instanceof String y) {
      return x.toString().equals(y);
    }
    if (asText && a instanceof String x && b instanceof Boolean y) {
      return y.toString().equals(x);
    }
    return evaluation.equal(a, b);
  }
}
