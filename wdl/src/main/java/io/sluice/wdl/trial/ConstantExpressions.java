package io.sluice.wdl.trial;

import io.sluice.wdl.expression.Dialect;
import io.sluice.wdl.expression.Evaluation;
import io.sluice.wdl.expression.Expression;
import io.sluice.wdl.expression.FunctionFamily;
import io.sluice.wdl.expression.MapScope;
import io.sluice.wdl.functions.Languages;
import io.sluice.wdl.json.ExpressionException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Evaluates expressions that read nothing of a run, for example {@code decodeUriComponent('%0A')}.
 */
final class ConstantExpressions {
  /** Functions of other families whose value differs from run to run. */
  private static final Set<String> VARYING =
      Set.of("utcnow", "getfuturetime", "getpasttime", "guid", "rand", "item");

  private ConstantExpressions() {}

  /** The value of a call; empty if it depends on the run, is null or cannot be evaluated. */
  static Optional<Object> value(Expression.FunctionCall call) {
    return isConstant(call) ? evaluated(call) : Optional.empty();
  }

  private static Optional<Object> evaluated(Expression expression) {
    try {
      MapScope scope = new MapScope(Map.of(), Dialect.POWER_AUTOMATE);
      return Optional.ofNullable(expression.evaluate(new Evaluation(scope)));
    } catch (ExpressionException fails) {
      return Optional.empty();
    }
  }

  /** A date in a format; empty if the format is not valid. */
  static Optional<Object> exampleDate(String format) {
    String source = "formatDateTime('2026-11-20T08:00:00Z', '" + format.replace("'", "''") + "')";
    return evaluated(Languages.POWER_AUTOMATE.parse(source));
  }

  private static boolean isConstant(Expression expression) {
    if (expression instanceof Expression.FunctionCall call) {
      return call.function().family() != FunctionFamily.WORKFLOW
          && !VARYING.contains(call.function().name().toLowerCase(Locale.ROOT))
          && call.arguments().stream().allMatch(ConstantExpressions::isConstant);
    }
    return expression instanceof Expression.Literal;
  }

  /** The sum of the whole numbers in an expression: a bound for positions computed from them. */
  static long sum(Expression expression) {
    if (expression instanceof Expression.Literal literal) {
      return literal.value() instanceof Long number ? Math.abs(number) % 10_000 : 0;
    }
    if (expression instanceof Expression.FunctionCall call) {
      return call.arguments().stream().mapToLong(ConstantExpressions::sum).sum();
    }
    return 0;
  }
}
