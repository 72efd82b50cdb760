package io.sluice.wdl.functions;

import io.sluice.wdl.expression.Arguments;
import io.sluice.wdl.expression.Difference;
import io.sluice.wdl.json.Decimals;
import io.sluice.wdl.json.Values;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The five arithmetic operations. Two integers give an integer or an overflow error, a decimal and
 * any number a decimal, all other pairs a float.
 */
enum Arithmetic {
  ADD,
  SUB,
  MUL,
  DIV,
  MOD;

  private static final MathContext DECIMAL = new MathContext(29, RoundingMode.HALF_EVEN);

  Object apply(Arguments args, Number a, Number b) {
    if ((this == DIV || this == MOD) && b.doubleValue() == 0) {
      boolean infinite = args.standard(Difference.FLOAT_BY_ZERO) && isReal(a, b);
      if (!infinite) {
        throw args.failed("attempt to divide an integral or decimal value by zero.");
      }
    }
    if (a instanceof Long x && b instanceof Long y) {
      try {
        return integers(x, y);
      } catch (ArithmeticException overflow) {
        throw args.failed("the result does not fit into a 64-bit integer.");
      }
    }
    if (a instanceof BigDecimal || b instanceof BigDecimal) {
      return decimals(args, a, b);
    }
    return reals(a.doubleValue(), b.doubleValue());
  }

  private static boolean isReal(Number a, Number b) {
    return !(a instanceof BigDecimal)
        && !(b instanceof BigDecimal)
        && (a instanceof Double || b instanceof Double);
  }

  private Long integers(long a, long b) {
    return switch (this) {
      case ADD -> Math.addExact(a, b);
      case SUB -> Math.subtractExact(a, b);
      case MUL -> Math.multiplyExact(a, b);
      case DIV -> {
        if (a == Long.MIN_VALUE && b == -1) {
          throw new ArithmeticException("overflow");
        }
        yield a / b;
      }
      case MOD -> a % b;
    };
  }

  private Double reals(double a, double b) {
    return switch (this) {
      case ADD -> a + b;
      case SUB -> a - b;
      case MUL -> a * b;
      case DIV -> a / b;
      case MOD -> a % b;
    };
  }

  private BigDecimal decimals(Arguments args, Number a, Number b) {
    BigDecimal x = decimal(args, a);
    BigDecimal y = decimal(args, b);
    BigDecimal result =
        switch (this) {
          case ADD -> x.add(y);
          case SUB -> x.subtract(y);
          case MUL -> x.multiply(y);
          case DIV -> quotient(x, y);
          case MOD -> x.remainder(y);
        };
    return Decimals.fit(result)
        .orElseThrow(() -> args.failed("the result does not fit into a decimal."));
  }

  /** A number in the type that arithmetic of two others promotes to. */
  static Number promoted(Arguments args, Number number, Number a, Number b) {
    if (a instanceof BigDecimal || b instanceof BigDecimal) {
      return decimal(args, number);
    }
    return a instanceof Double || b instanceof Double
        ? Double.valueOf(number.doubleValue())
        : number;
  }

  private static BigDecimal quotient(BigDecimal x, BigDecimal y) {
    BigDecimal quotient = x.divide(y, DECIMAL);
    int scale = Math.max(0, x.scale() - y.scale());
    BigDecimal stripped = quotient.stripTrailingZeros();
    return stripped.scale() < scale ? stripped.setScale(scale) : stripped;
  }

  private static BigDecimal decimal(Arguments args, Number number) {
    if (number instanceof Double real) {
      if (!Double.isFinite(real)) {
        throw args.failed("a float that is not finite cannot be converted to a decimal.");
      }
      return Decimals.of(real);
    }
    return Values.toDecimal(number);
  }
}
