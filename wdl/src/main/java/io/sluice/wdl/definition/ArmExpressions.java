package io.sluice.wdl.definition;

import io.sluice.wdl.expression.Dialect;
import io.sluice.wdl.expression.Evaluation;
import io.sluice.wdl.expression.Expression;
import io.sluice.wdl.expression.MapScope;
import io.sluice.wdl.functions.Languages;
import io.sluice.wdl.json.ExpressionException;
import io.sluice.wdl.json.SyntaxException;
import io.sluice.wdl.json.TextForm;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the expressions of an Azure Resource Manager template as far as the template itself
 * determines them: parameter defaults, variables, and the functions that the Workflow Definition
 * Language shares. All expressions of a template share one work budget.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions">Microsoft:
 *     ARM template functions</a>
 */
final class ArmExpressions {
  /** Template functions with the same meaning in the Workflow Definition Language. */
  private static final Set<String> SAME =
      Set.of(
          "add",
          "and",
          "base64",
          "base64tostring",
          "coalesce",
          "contains",
          "createarray",
          "div",
          "empty",
          "endswith",
          "equals",
          "first",
          "greater",
          "greaterorequals",
          "indexof",
          "int",
          "intersection",
          "json",
          "last",
          "lastindexof",
          "length",
          "less",
          "lessorequals",
          "max",
          "min",
          "mod",
          "mul",
          "not",
          "or",
          "range",
          "replace",
          "skip",
          "split",
          "startswith",
          "string",
          "sub",
          "substring",
          "take",
          "tolower",
          "toupper",
          "trim",
          "union",
          "uricomponent",
          "uricomponenttostring");

  private static final Pattern PLACE = Pattern.compile("\\{(\\d{1,3})}");

  private final Map<String, @Nullable Object> parameters;
  private final Map<String, @Nullable Object> variables;
  private final Map<String, @Nullable Object> known = new TreeMap<>();
  private final Set<String> under = new LinkedHashSet<>();
  private final Evaluation evaluation =
      new Evaluation(new MapScope(Map.of(), Dialect.POWER_AUTOMATE));

  private final DeploymentValues unknowns;

  ArmExpressions(Map<String, @Nullable Object> root, DeploymentValues unknowns) {
    this.unknowns = unknowns;
    this.parameters = ignoringCase(DefinitionEnvelope.object(root.get("parameters")));
    this.variables = ignoringCase(DefinitionEnvelope.object(root.get("variables")));
  }

  private static Map<String, @Nullable Object> ignoringCase(Map<String, @Nullable Object> map) {
    Map<String, @Nullable Object> made = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    made.putAll(map);
    return made;
  }

  /**
   * Whether a string of the template is an expression: enclosed in square brackets, and not escaped
   * by a second opening one.
   */
  static boolean isOne(String text) {
    return text.startsWith("[") && !text.startsWith("[[") && text.endsWith("]");
  }

  /**
   * The value of an expression.
   *
   * @throws ExpressionException with the reason, when the template does not determine the value
   */
  @Nullable Object value(String text) {
    try {
      return value(Languages.LOGIC_APPS_STANDARD.parse(text.substring(1, text.length() - 1)));
    } catch (SyntaxException other) {
      throw new ExpressionException("this expression is not supported");
    }
  }

  private @Nullable Object value(Expression expression) {
    if (expression instanceof Expression.Literal literal) {
      return literal.value();
    }
    if (expression instanceof Expression.MemberAccess select) {
      return new Expression.MemberAccess(
              literal(select.target()), literal(select.key()), select.safe())
          .evaluate(evaluation);
    }
    if (expression instanceof Expression.FunctionCall call) {
      return call(call);
    }
    throw new ExpressionException("this expression is not supported");
  }

  private Expression literal(Expression expression) {
    return new Expression.Literal(value(expression));
  }

  private @Nullable Object call(Expression.FunctionCall call) {
    String name = call.function().name().toLowerCase(Locale.ROOT);
    if (name.equals("if") && call.arguments().size() == 3) {
      Object condition = value(call.arguments().get(0));
      return value(call.arguments().get(Boolean.TRUE.equals(condition) ? 1 : 2));
    }
    List<@Nullable Object> values = new ArrayList<>();
    for (Expression argument : call.arguments()) {
      values.add(value(argument));
    }
    return switch (name) {
      case "parameters" -> named("parameter", values);
      case "variables" -> named("variable", values);
      case "concat" -> concat(values);
      case "format" -> format(values);
      case "true", "false", "null" -> constant(name, values);
      default -> same(call, name, values);
    };
  }

  private static @Nullable Object constant(String name, List<@Nullable Object> values) {
    if (!values.isEmpty()) {
      throw new ExpressionException(name + "() takes no arguments");
    }
    return name.equals("null") ? null : Boolean.valueOf(name);
  }

  private @Nullable Object same(
      Expression.FunctionCall call, String name, List<@Nullable Object> values) {
    if (!SAME.contains(name)) {
      return unknowns.function(call.function().name(), values);
    }
    List<Expression> literals = new ArrayList<>();
    values.forEach(value -> literals.add(new Expression.Literal(value)));
    return new Expression.FunctionCall(call.function(), literals).evaluate(evaluation);
  }

  private @Nullable Object named(String kind, List<@Nullable Object> values) {
    if (values.size() != 1 || !(values.get(0) instanceof String name)) {
      throw new ExpressionException("this expression is not supported");
    }
    String key = kind + " '" + name.toLowerCase(Locale.ROOT) + "'";
    if (known.containsKey(key)) {
      return known.get(key);
    }
    if (!under.add(key)) {
      throw new ExpressionException("the " + kind + " '" + name + "' refers to itself");
    }
    try {
      Object value = resolved(kind.equals("variable") ? variable(name) : parameter(name));
      known.put(key, value);
      return value;
    } finally {
      under.remove(key);
    }
  }

  private @Nullable Object variable(String name) {
    if (!variables.containsKey(name)) {
      throw new ExpressionException("the template has no variable '" + name + "'");
    }
    return variables.get(name);
  }

  private @Nullable Object parameter(String name) {
    Map<String, @Nullable Object> row = DefinitionEnvelope.object(parameters.get(name));
    if (!row.containsKey("defaultValue")) {
      return unknowns.parameter(name, row);
    }
    return row.get("defaultValue");
  }

  /** A copy of a value with its expressions replaced. */
  @Nullable Object resolved(@Nullable Object value) {
    return ArmTemplate.mapped(
        value,
        "",
        (text, path) ->
            isOne(text) ? value(text) : text.startsWith("[[") ? text.substring(1) : text);
  }

  private Object concat(List<@Nullable Object> values) {
    if (!values.isEmpty() && values.get(0) instanceof List<?>) {
      List<@Nullable Object> all = new ArrayList<>();
      for (Object value : values) {
        evaluation.charge(1);
        all.addAll(value instanceof List<?> list ? list : List.of());
      }
      return all;
    }
    StringBuilder all = new StringBuilder();
    values.forEach(value -> evaluation.append(all, TextForm.of(value)));
    return all.toString();
  }

  private Object format(List<@Nullable Object> values) {
    if (values.isEmpty() || !(values.get(0) instanceof String pattern)) {
      throw new ExpressionException("this expression is not supported");
    }
    if (PLACE.matcher(pattern).replaceAll("").matches("(?s).*[{}].*")) {
      throw new ExpressionException("format() with other braces is not supported");
    }
    StringBuilder all = new StringBuilder();
    Matcher matcher = PLACE.matcher(pattern);
    int from = 0;
    while (matcher.find()) {
      int number = Integer.parseInt(matcher.group(1)) + 1;
      if (number >= values.size()) {
        throw new ExpressionException("format() has no argument for " + matcher.group());
      }
      evaluation.append(all, pattern.substring(from, matcher.start()));
      evaluation.append(all, TextForm.of(values.get(number)));
      from = matcher.end();
    }
    evaluation.append(all, pattern.substring(from));
    return all.toString();
  }
}
