package io.sluice.wdl.expression;

import io.sluice.wdl.json.ExpressionException;
import io.sluice.wdl.json.Json;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A node of a parsed expression. Immutable. {@code toString} gives source text that parses to an
 * equal node, with every member access in brackets.
 */
public sealed interface Expression {
  /**
   * Evaluates the node.
   *
   * @throws ExpressionException if the evaluation fails or exceeds a limit
   */
  @Nullable Object evaluate(Evaluation evaluation);

  /** A constant; arrays and objects print as {@code json('...')}. */
  record Literal(@Nullable Object value) implements Expression {
    @Override
    public @Nullable Object evaluate(Evaluation evaluation) {
      return value;
    }

    @Override
    public String toString() {
      if (value instanceof String text) {
        return quote(text);
      }
      if (value instanceof List || value instanceof java.util.Map) {
        return "json(" + quote(Json.write(value)) + ")";
      }
      return Json.write(value);
    }
  }

  /**
   * A function call. The number of arguments is checked when the call is evaluated, as on the
   * platform: a wrong one in a branch that is not taken does no harm.
   */
  record FunctionCall(Function function, List<Expression> arguments) implements Expression {
    /** Takes an unmodifiable copy of the arguments. */
    public FunctionCall {
      arguments = List.copyOf(arguments);
    }

    /** Why the call fails whenever it is evaluated; null if the number of arguments is allowed. */
    public @Nullable String arityError() {
      return function.signature().arityError(arguments.size());
    }

    @Override
    public @Nullable Object evaluate(Evaluation evaluation) {
      evaluation.charge(1);
      String wrong = arityError();
      if (wrong != null) {
        throw new ExpressionException(wrong);
      }
      return function.body().call(function, arguments, evaluation);
    }

    @Override
    public String toString() {
      return arguments.stream()
          .map(Expression::toString)
          .collect(Collectors.joining(", ", function.name() + "(", ")"));
    }
  }

  /**
   * Access to a property by name or to an array element by index.
   *
   * @param safe whether it is written with a question mark: null instead of an error if missing
   */
  record MemberAccess(Expression target, Expression key, boolean safe) implements Expression {
    @Override
    public @Nullable Object evaluate(Evaluation evaluation) {
      evaluation.charge(1);
      Object from = target.evaluate(evaluation);
      Object by = key.evaluate(evaluation);
      return new Selection(this, safe).select(from, by);
    }

    @Override
    public String toString() {
      return target + (safe ? "?[" : "[") + key + "]";
    }
  }

  /** A JSON template as an operand of a condition object. */
  record Embedded(Template template, String source) implements Expression {
    @Override
    public @Nullable Object evaluate(Evaluation evaluation) {
      return template instanceof TemplateNodes.Node node
          ? node.value(evaluation)
          : template.evaluate(evaluation.scope());
    }

    @Override
    public String toString() {
      return source;
    }
  }

  private static String quote(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
