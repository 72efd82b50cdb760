package io.sluice.wdl.expression;

import io.sluice.wdl.expression.Expression.Embedded;
import io.sluice.wdl.expression.Expression.FunctionCall;
import io.sluice.wdl.expression.Expression.Literal;
import io.sluice.wdl.json.Bounds;
import io.sluice.wdl.json.ExpressionException;
import io.sluice.wdl.json.Json;
import io.sluice.wdl.json.SyntaxException;
import io.sluice.wdl.json.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compiles conditions: a string with an expression, or an object whose only key is an operator and
 * whose value are its operands, for example {@code {"and": [{"equals": ["@variables('a')", 1]},
 * {"not": {"empty": "@x()"}}]}}. Any function can be an operator, in any letter case. An empty
 * object is true.
 */
final class Conditions {
  private static final Set<String> CONNECTIVES = Set.of("and", "or", "not");

  private final Language language;

  Conditions(Language language) {
    this.language = language;
  }

  /** A compiled condition; it fails if the value is not a boolean. */
  record ConditionTemplate(Expression expression) implements Template {
    @Override
    public Object evaluate(Scope scope) {
      Object value = expression.evaluate(new Evaluation(scope));
      if (value instanceof Boolean truth) {
        return truth;
      }
      throw new ExpressionException(
          "ExpressionEvaluationFailed",
          "The condition '%s' must be a boolean, but its value is of type '%s'."
              .formatted(expression, Values.typeName(value)));
    }

    @Override
    public boolean isLiteral() {
      return expression instanceof Literal;
    }
  }

  Expression condition(@Nullable Object json, String where, int depth) {
    if (json instanceof Boolean truth) {
      return new Literal(truth);
    }
    if (json instanceof String text) {
      return embedded(text, where);
    }
    if (json instanceof Map<?, ?> map) {
      return object(map, where, depth);
    }
    throw new SyntaxException(
        "In "
            + where
            + ": a condition must be a string with an expression or an object with an"
            + " operator, not a value of type '"
            + Values.typeName(json)
            + "'",
        0);
  }

  private Expression object(Map<?, ?> map, String where, int depth) {
    if (depth > Bounds.MAX_DEPTH) {
      throw new SyntaxException(
          "In "
              + where
              + ": a condition may be nested at most "
              + Bounds.MAX_DEPTH
              + " levels deep",
          0);
    }
    if (map.isEmpty()) {
      return new Literal(true);
    }
    if (map.size() > 1) {
      throw new SyntaxException(
          "In " + where + ": a condition must have exactly one operator, not " + map.keySet(), 0);
    }
    Map.Entry<?, ?> entry = map.entrySet().iterator().next();
    String operator = String.valueOf(entry.getKey());
    FunctionTable functions = language.functions();
    Function function = functions.find(operator).orElseGet(() -> functions.undefined(operator));
    return call(function, operands(entry.getValue()), where + "." + operator, depth);
  }

  private static List<?> operands(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list;
    }
    List<@Nullable Object> single = new ArrayList<>();
    single.add(value);
    return single;
  }

  private Expression call(Function function, List<?> operands, String where, int depth) {
    boolean connective = CONNECTIVES.contains(function.name());
    if (connective && operands.isEmpty()) {
      return new Literal(true);
    }
    List<Expression> arguments = new ArrayList<>();
    for (Object operand : operands) {
      String place = where + "[" + arguments.size() + "]";
      arguments.add(
          connective ? condition(operand, place, depth + 1) : operand(operand, place, depth + 1));
    }
    return new FunctionCall(function, arguments);
  }

  private Expression operand(@Nullable Object json, String where, int depth) {
    if (json instanceof Map<?, ?> map
        && map.size() == 1
        && language.functions().find(String.valueOf(map.keySet().iterator().next())).isPresent()) {
      return object(map, where, depth);
    }
    return embedded(json, where);
  }

  private Expression embedded(@Nullable Object json, String where) {
    try {
      Template template = language.compile(json);
      if (template instanceof TemplateNodes.WholeNode whole) {
        return whole.expression();
      }
      return template instanceof TemplateNodes.ValueNode value
          ? new Literal(value.constant())
          : new Embedded(template, Json.write(json));
    } catch (SyntaxException malformed) {
      throw malformed.in(where);
    }
  }
}
