package io.sluice.wdl.trial;

import io.sluice.wdl.expression.Expression;
import io.sluice.wdl.functions.Languages;
import io.sluice.wdl.json.SyntaxException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Infers shapes from expressions: visits them and adds a requirement to every value that they read.
 * The shapes of actions, variables and loops are created at first use.
 */
final class ExpressionShapes {
  private final Map<String, InferredShape> actions = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, InferredShape> bodies = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, InferredShape> variables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, InferredShape> loops = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final InferredShape trigger = InferredShape.named("trigger");
  private final Deque<InferredShape> item = new ArrayDeque<>();
  private InferredShape tool = InferredShape.named("");

  private final Map<String, InferredShape> parameters =
      new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  private ConditionMode mode = ConditionMode.WISHED;

  /** Visits a condition; the samples are chosen for the mode. */
  void within(ConditionMode wanted, Runnable visit) {
    ConditionMode before = mode;
    mode = wanted;
    visit.run();
    mode = before;
  }

  /** The shape of a parameter. */
  InferredShape parameter(String name) {
    return parameters.computeIfAbsent(name, InferredShape::named);
  }

  /** The shape of an action's outputs. */
  InferredShape outputs(String action) {
    return actions.computeIfAbsent(action, unnamed -> InferredShape.named(""));
  }

  /** The shape of an action's body. */
  InferredShape body(String action) {
    InferredShape own = bodies.get(action);
    return own == null ? outputs(action).member("body") : own;
  }

  /** Declares that an action has no body, so that {@code body()} returns its outputs. */
  void hasNoBody(String action) {
    bodies.put(action, outputs(action));
  }

  InferredShape variable(String name) {
    return variables.computeIfAbsent(name, unnamed -> InferredShape.named(""));
  }

  InferredShape loop(String name) {
    return loops.computeIfAbsent(name, unnamed -> InferredShape.named(""));
  }

  /** The shape of the trigger's outputs. */
  InferredShape trigger() {
    return trigger;
  }

  /**
   * Visits the inside of a loop or a data operation, where {@code item()} has the shape of the
   * items.
   */
  void within(InferredShape items, Runnable visit) {
    item.push(items);
    visit.run();
    item.pop();
  }

  /** Visits the actions of an agent's tool. */
  void withinTool(InferredShape parameters, Runnable visit) {
    InferredShape before = tool;
    tool = parameters;
    visit.run();
    tool = before;
  }

  /** The shape of a JSON value that may contain expressions. */
  InferredShape template(@Nullable Object value) {
    InferredShape shape = InferredShape.named("");
    if (value instanceof Map<?, ?> map) {
      shape.is(ExpectedType.OBJECT);
      map.forEach((key, inner) -> template(inner).unify(shape.member(String.valueOf(key))));
      return shape;
    }
    if (value instanceof List<?> list) {
      list.forEach(inner -> shape.items().unify(template(inner)));
      return shape.is(ExpectedType.ARRAY);
    }
    return value instanceof String text ? text(text) : literal(value);
  }

  private InferredShape text(String text) {
    if (text.startsWith("@") && !text.startsWith("@@") && !text.startsWith("@{")) {
      return text.length() == 1 ? literal(text) : parsed(text.substring(1));
    }
    List<String> inner = text.startsWith("@@") ? List.of() : Interpolations.of(text);
    inner.forEach(this::parsed);
    return inner.isEmpty() ? literal(text) : InferredShape.named("").is(ExpectedType.TEXT);
  }

  /** The shape of a condition: an operator object or an expression. */
  InferredShape condition(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> row : map.entrySet()) {
        List<?> operands = row.getValue() instanceof List<?> list ? list : List.of();
        List<InferredShape> shapes = new ArrayList<>();
        List<?> all = row.getValue() instanceof List ? operands : Arrays.asList(row.getValue());
        boolean refuted = all.contains(false) || all.contains("@false");
        String name = String.valueOf(row.getKey()).toLowerCase(Locale.ROOT);
        for (Object operand : all) {
          within(
              mode.inside(name, ComparedShapes.written(operand).orElse(null), refuted),
              () -> shapes.add(condition(operand)));
        }
        String operator = String.valueOf(row.getKey());
        ComparedShapes.equal(
            operator, shapes, operands.stream().map(ComparedShapes::written).toList(), mode);
        apply(operator, shapes);
      }
      return InferredShape.named("").is(ExpectedType.BOOLEAN);
    }
    return template(value);
  }

  /** The shape of a text that is an expression, with or without a leading at sign. */
  InferredShape expression(@Nullable Object value) {
    return value instanceof String text && !text.startsWith("@") ? parsed(text) : condition(value);
  }

  /**
   * The shape of an expression; unknown for a text that is not one. Parses in the dialect that
   * accepts any function name, because a host may have functions of its own.
   */
  private InferredShape parsed(String text) {
    try {
      return of(Languages.LOGIC_APPS_STANDARD.parse(text));
    } catch (SyntaxException noExpression) {
      return InferredShape.named("");
    }
  }

  private InferredShape literal(@Nullable Object value) {
    return LiteralShapes.of(value, mode);
  }

  /** The shape of an expression's value. */
  InferredShape of(Expression expression) {
    if (expression instanceof Expression.Literal literal) {
      return literal(literal.value());
    }
    if (expression instanceof Expression.MemberAccess select) {
      InferredShape target = of(select.target());
      return member(target, of(select.key()));
    }
    if (expression instanceof Expression.FunctionCall call) {
      Object value = ConstantExpressions.value(call).orElse(null);
      return value == null ? call(call) : constant(value);
    }
    return InferredShape.named("");
  }

  private InferredShape constant(Object value) {
    return value instanceof Map || value instanceof List ? template(value) : literal(value);
  }

  private static InferredShape member(InferredShape target, InferredShape key) {
    if (key.constant() instanceof String name) {
      return target.member(name);
    }
    if (key.constant() instanceof Long index) {
      return target.item(index);
    }
    if (key.has(ExpectedType.INTEGER) || key.has(ExpectedType.NUMBER)) {
      return target.items();
    }
    InferredShape value = InferredShape.named("");
    target.needs().member(new ValueNeeds.Member(key, value));
    return value;
  }

  private InferredShape call(Expression.FunctionCall call) {
    String function = call.function().name().toLowerCase(Locale.ROOT);
    String named =
        !call.arguments().isEmpty()
                && call.arguments().get(0) instanceof Expression.Literal literal
                && literal.value() instanceof String text
            ? text
            : "";
    return switch (function) {
      case "triggerbody" -> trigger.member("body");
      case "triggeroutputs" -> trigger;
      case "trigger" -> InferredShape.holding("outputs", trigger);
      case "body", "actionbody" -> body(named);
      case "outputs", "actionoutputs" -> outputs(named);
      case "actions" -> InferredShape.holding("outputs", outputs(named));
      case "variables" -> variable(named);
      case "parameters" -> parameter(named);
      case "items" -> loop(named).items();
      case "iterationindexes" -> InferredShape.named("").is(ExpectedType.INTEGER);
      case "agentparameters" -> tool.member(named);
      case "item" -> item.isEmpty() ? InferredShape.named("") : item.element();
      default -> applied(function, call.arguments());
    };
  }

  private InferredShape applied(String function, List<Expression> given) {
    List<InferredShape> arguments = new ArrayList<>();
    boolean refuted = given.contains(new Expression.Literal(false));
    for (Expression argument : given) {
      within(mode.inside(function, argument, refuted), () -> arguments.add(of(argument)));
    }
    if (function.equals("json") && !given.isEmpty()) {
      joined(given.get(0));
      return inside(given.get(0)).is(ExpectedType.JSON);
    }
    ComparedShapes.equal(function, arguments, given.stream().map(Optional::of).toList(), mode);
    InferredShape result = apply(function, arguments);
    if (function.equals("substring") && !arguments.isEmpty()) {
      arguments.get(0).needs().length(given.stream().mapToLong(ConstantExpressions::sum).sum());
    }
    return result;
  }

  /** Infers from JSON built with concat(): a part after a colon or bracket must be JSON itself. */
  private void joined(Expression text) {
    if (!(text instanceof Expression.FunctionCall concat)
        || !concat.function().name().equalsIgnoreCase("concat")) {
      return;
    }
    boolean value = false;
    for (Expression part : concat.arguments()) {
      if (part instanceof Expression.Literal literal) {
        String before = String.valueOf(literal.value()).strip();
        value = before.endsWith(":") || before.endsWith("[");
      } else if (value) {
        embedded(part);
      }
    }
  }

  /** The shape of a value that is converted to text and back. */
  private InferredShape inside(Expression part) {
    boolean string =
        part instanceof Expression.FunctionCall call
            && call.function().name().equalsIgnoreCase("string")
            && !call.arguments().isEmpty();
    return of(string ? ((Expression.FunctionCall) part).arguments().get(0) : part);
  }

  private void embedded(Expression part) {
    InferredShape inner = inside(part);
    if (inner.isOpen()) {
      inner.is(ExpectedType.OBJECT).member("value");
    }
  }

  private InferredShape apply(String function, List<InferredShape> given) {
    return given.isEmpty()
        ? InferredShape.named("")
        : FunctionShapes.ofCall(function.toLowerCase(Locale.ROOT), given, mode);
  }
}
