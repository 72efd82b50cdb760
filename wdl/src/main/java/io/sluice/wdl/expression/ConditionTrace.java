package io.sluice.wdl.expression;

import io.sluice.wdl.expression.Expression.FunctionCall;
import io.sluice.wdl.expression.Expression.Literal;
import io.sluice.wdl.json.ExpressionException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Explains the value of a condition: its comparisons, their operands, and the comparison that
 * decided. Pure. Evaluates only what the condition itself evaluates: operands skipped by
 * short-circuit evaluation are reported as not evaluated.
 */
public final class ConditionTrace {
  /** Comparisons that are reported; further ones are omitted. */
  public static final int MAX_COMPARISONS = 32;

  /** Operands of one comparison that are reported. */
  private static final int MAX_OPERANDS = 8;

  private static final String NOT_EVALUATED = "not evaluated";

  private final Evaluation evaluation;
  private final Redaction redaction;
  private final List<Comparison> comparisons = new ArrayList<>();

  private ConditionTrace(Scope scope, Redaction redaction) {
    this.evaluation = new Evaluation(scope);
    this.redaction = redaction;
  }

  /**
   * A comparison inside a condition.
   *
   * @param expression source text
   * @param operands values of its arguments
   * @param value its value, {@code not evaluated}, or an error message
   * @param decisive whether it determines the value of the condition
   */
  public record Comparison(
      String expression, List<String> operands, String value, boolean decisive) {
    /** One line, for example {@code f(a, b) with 1, 2 is false}. */
    public String text() {
      String with = operands.isEmpty() ? "" : " with " + String.join(", ", operands);
      return expression + with + " is " + value;
    }

    private Comparison indecisive() {
      return new Comparison(expression, operands, value, false);
    }
  }

  /**
   * Traces a condition.
   *
   * @param redaction values that must not appear in the trace
   * @return comparisons in source order; none if the condition is not a single expression
   */
  public static List<Comparison> of(Template condition, Scope scope, Redaction redaction) {
    Expression expression =
        condition instanceof TemplateNodes.WholeNode whole
            ? whole.expression()
            : condition instanceof Conditions.ConditionTemplate object ? object.expression() : null;
    if (expression == null) {
      return List.of();
    }
    ConditionTrace all = new ConditionTrace(scope, redaction);
    all.visit(expression);
    return Collections.unmodifiableList(all.comparisons);
  }

  /** The value; null if an operand failed or is not a boolean. */
  private @Nullable Boolean visit(Expression expression) {
    if (!(expression instanceof FunctionCall call) || call.arityError() != null) {
      return leaf(expression);
    }
    return switch (call.function().name().toLowerCase(Locale.ROOT)) {
      case "and" -> chain(call, true);
      case "or" -> chain(call, false);
      case "not" -> opposite(visit(call.arguments().get(0)));
      case "if" -> choice(call);
      default -> leaf(expression);
    };
  }

  private static @Nullable Boolean opposite(@Nullable Boolean value) {
    return value == null ? null : Boolean.valueOf(!value);
  }

  /** Stops at the first operand that differs from the wanted value: that operand decides. */
  private @Nullable Boolean chain(FunctionCall call, boolean wanted) {
    int begin = comparisons.size();
    for (int i = 0; i < call.arguments().size(); i++) {
      int last = comparisons.size();
      Boolean value = visit(call.arguments().get(i));
      if (value == null || value != wanted) {
        settle(begin, last);
        call.arguments().subList(i + 1, call.arguments().size()).forEach(this::skipped);
        return value;
      }
    }
    return wanted;
  }

  private @Nullable Boolean choice(FunctionCall call) {
    Boolean chosen = visit(call.arguments().get(0));
    if (chosen == null) {
      return null;
    }
    Boolean value = visit(call.arguments().get(chosen ? 1 : 2));
    skipped(call.arguments().get(chosen ? 2 : 1));
    return value;
  }

  private void settle(int from, int to) {
    comparisons.subList(from, to).replaceAll(Comparison::indecisive);
  }

  private void skipped(Expression expression) {
    add(
        new Comparison(
            Excerpts.cut(redaction.source(expression)), List.of(), NOT_EVALUATED, false));
  }

  private @Nullable Boolean leaf(Expression expression) {
    boolean redacted = redaction.appliesTo(expression);
    String source = Excerpts.cut(redaction.source(expression));
    try {
      Object value = expression.evaluate(evaluation);
      String shown =
          redacted && !(value instanceof Boolean)
              ? Redaction.PLACEHOLDER
              : redaction.excerpt(value);
      boolean truth = value instanceof Boolean;
      add(
          new Comparison(
              source,
              operands(expression, redacted),
              truth ? shown : shown + ", which is not a boolean",
              true));
      return truth ? (Boolean) value : null;
    } catch (ExpressionException failed) {
      String why =
          redacted ? "an error" : "an error: " + Excerpts.cut(String.valueOf(failed.getMessage()));
      add(new Comparison(source, operands(expression, redacted), why, true));
      return null;
    }
  }

  private List<String> operands(Expression expression, boolean redacted) {
    if (!(expression instanceof FunctionCall call)) {
      return List.of();
    }
    return call.arguments().stream()
        .limit(MAX_OPERANDS)
        .map(argument -> redacted ? Redaction.PLACEHOLDER : operand(argument))
        .collect(Collectors.toUnmodifiableList());
  }

  private String operand(Expression argument) {
    try {
      return redaction.excerpt(
          argument instanceof Literal literal ? literal.value() : argument.evaluate(evaluation));
    } catch (ExpressionException failed) {
      return "an error";
    }
  }

  private void add(Comparison comparison) {
    if (comparisons.size() < MAX_COMPARISONS) {
      comparisons.add(comparison);
    }
  }
}
