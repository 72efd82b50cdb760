package io.sluice.wdl.expression;

import io.sluice.wdl.json.Json;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A node of a parsed expression. Immutable; prints itself in a form that parses back to an equal
 * node, with every selection in brackets.
 */
public sealed interface Expression {
  /**
   * The value of this node.
   *
   * @throws ExpressionException when it cannot be computed or a bound is exceeded
   */
  @Nullable Object evaluate(Evaluation evaluation);

  /** A constant. Prints as a literal of the language, or as {@code json('...')}. */
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

  /** A call of a function of the table. */
  record FunctionCall(Function function, List<Expression> arguments) implements Expression {
    /** Keeps an unmodifiable copy of the arguments. */
    public FunctionCall {
      arguments = List.copyOf(arguments);
    }

    @Override
    public @Nullable Object evaluate(Evaluation evaluation) {
      evaluation.charge(1);
      return function.body().call(function, arguments, evaluation);
    }

    @Override
    public String toString() {
      return arguments.stream()
          .map(Expression::toString)
          .collect(Collectors.joining(", ", function.name() + "(", ")"));
    }
  }

  /** A selection by key or index; {@code safe} when written with a question mark. */
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

  /** A JSON value with expressions in it, as an operand of a condition object. */
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
