package io.sluice.wdl.functions;

import static io.sluice.wdl.expression.Function.eager;

import io.sluice.wdl.expression.Arguments;
import io.sluice.wdl.expression.Function;
import io.sluice.wdl.expression.FunctionFamily;
import io.sluice.wdl.json.Bounds;
import io.sluice.wdl.json.Values;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arithmetic. Strings are never converted to numbers. */
final class MathFunctions {
  static final List<Function> ROWS =
      List.of(
          eager(
                  FunctionFamily.MATH,
                  "add(summand1, summand2)",
                  "The sum of two numbers.",
                  "add(1, 1.5) => 2.5",
                  args -> compute(args, Arithmetic.ADD))
              .example("add(9223372036854775807, 1) => error"),
          eager(
              FunctionFamily.MATH,
              "sub(minuend, subtrahend)",
              "Subtracts the second number from the first.",
              "sub(10.3, 0.3) => 10.0",
              args -> compute(args, Arithmetic.SUB)),
          eager(
              FunctionFamily.MATH,
              "mul(multiplicand1, multiplicand2)",
              "The product of two numbers.",
              "mul(1.5, 2) => 3.0",
              args -> compute(args, Arithmetic.MUL)),
          eager(
                  FunctionFamily.MATH,
                  "div(dividend, divisor)",
                  "The quotient of two numbers; integer division for two integers.",
                  "div(11, 5) => 2",
                  args -> compute(args, Arithmetic.DIV))
              .example("div(11, 5.0) => 2.2")
              .example("div(1, 0) => error"),
          eager(
              FunctionFamily.MATH,
              "mod(dividend, divisor)",
              "The remainder of a division, with the sign of the dividend.",
              "mod(-5, 2) => -1",
              args -> compute(args, Arithmetic.MOD)),
          eager(
              FunctionFamily.MATH,
              "min(number, ...)",
              "The smallest of the numbers, or of an array of numbers.",
              "min(createArray(1, 2, 3)) => 1",
              args -> extreme(args, -1)),
          eager(
              FunctionFamily.MATH,
              "max(number, ...)",
              "The largest of the numbers, or of an array of numbers.",
              "max(1, 2.5, 2) => 2.5",
              args -> extreme(args, 1)),
          eager(
              FunctionFamily.MATH,
              "rand(minValue, maxValue)",
              "A random integer from the first number (inclusive) to the second (exclusive).",
              "rand(5, 6) => 5",
              MathFunctions::random),
          eager(
              FunctionFamily.MATH,
              "range(startIndex, count)",
              "An array of consecutive integers.",
              "range(1, 4) => [1, 2, 3, 4]",
              MathFunctions::range));

  private MathFunctions() {}

  private static Object compute(Arguments args, Arithmetic operation) {
    return operation.apply(args, args.number(0), args.number(1));
  }

  /** The result has the type to which arithmetic of all the numbers would promote. */
  private static Object extreme(Arguments args, int sign) {
    List<@Nullable Object> numbers =
        args.count() == 1 && args.get(0) instanceof List
            ? args.array(0, "an array of numbers")
            : args.all();
    Number best = null;
    for (Object value : numbers) {
      if (!(value instanceof Number given)) {
        throw args.failed(
            "it expects integers, floats or decimals, or one array of them, but got a value of type"
                + " '"
                + Values.typeName(value)
                + "'.");
      }
      Number number = Values.toNumber(given);
      if (best == null) {
        best = number;
      } else {
        Number larger = Values.compare(number, best) * sign > 0 ? number : best;
        best = Arithmetic.promoted(args, larger, number, best);
      }
    }
    if (best == null) {
      throw args.failed("an empty array has neither a smallest nor a largest number.");
    }
    return best;
  }

  private static Object random(Arguments args) {
    long low = args.integer(0);
    long high = args.integer(1);
    if (low > high) {
      throw args.failed("the minimum " + low + " is greater than the maximum " + high + ".");
    }
    return low == high ? low : args.scope().random(low, high);
  }

  private static Object range(Arguments args) {
    long start = args.integer(0);
    int count = args.size(1, 0);
    if (count > Bounds.MAX_RANGE) {
      throw args.invalid(1, "to be at most " + Bounds.MAX_RANGE + ", but it is " + count + ".");
    }
    if (count > 0 && start > Long.MAX_VALUE - (count - 1)) {
      throw args.failed("the last integer would not fit into 64 bits.");
    }
    args.evaluation().charge(count);
    List<@Nullable Object> integers = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      integers.add(start + i);
    }
    return integers;
  }
}
