package io.sluice.hub.metrics;

import static io.sluice.hub.metrics.PromQl.Kind.RANGE;
import static io.sluice.hub.metrics.PromQl.Kind.SCALAR;
import static io.sluice.hub.metrics.PromQl.Kind.TEXT;
import static io.sluice.hub.metrics.PromQl.Kind.VECTOR;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads the PromQL of rules and dashboards far enough to know which metrics and labels it uses and
 * which labels its result has. It refuses what Prometheus accepts but what can never give a result:
 * grouping by a label that is not there, operands whose labels never agree, the rate of a gauge.
 */
final class PromQl {
  /** Type of an expression's result. */
  enum Kind {
    SCALAR,
    VECTOR,
    RANGE,
    TEXT
  }

  /**
   * Properties of a result.
   *
   * @param cumulative whether it is a counter as scraped
   */
  record Shape(Kind kind, Labels labels, boolean cumulative) {
    static Shape of(Kind kind, Labels labels) {
      return new Shape(kind, labels, false);
    }
  }

  /**
   * One use of a metric.
   *
   * @param range the text in brackets, empty for an instant value
   */
  record Selector(
      String name, Map<String, String> matchers, String range, boolean cumulative, String in) {}

  /** A parsed expression. */
  record Reading(Shape shape, List<Selector> selectors) {}

  private static final Labels NONE = Labels.of(List.of());

  private static final List<Set<String>> OPERATORS =
      List.of(
          Set.of("or"),
          Set.of("and", "unless"),
          Set.of("==", "!=", "<", ">", "<=", ">="),
          Set.of("+", "-"),
          Set.of("*", "/", "%"),
          Set.of("^"));

  private static final Set<String> AGGREGATIONS =
      Set.of("sum", "min", "max", "avg", "count", "group", "topk", "bottomk", "quantile");

  private static final Set<String> PICKS = Set.of("topk", "bottomk");

  private static final Set<String> OF_COUNTERS = Set.of("rate", "increase", "irate");

  private static final Map<String, List<Kind>> FUNCTIONS = functions();

  private final PromQlTokens tokens;
  private final Function<String, MetricNames.Series> names;
  private final List<Selector> selectors = new ArrayList<>();
  private String function = "";

  private PromQl(String expression, Function<String, MetricNames.Series> names) {
    this.tokens = new PromQlTokens(expression);
    this.names = names;
  }

  /**
   * Parses an expression.
   *
   * @param names resolves the name of a metric; throws for an unknown one
   */
  static Reading read(String expression, Function<String, MetricNames.Series> names) {
    PromQl reader = new PromQl(expression, names);
    Shape shape = reader.operation(0);
    reader.tokens.expectEnd();
    return new Reading(shape, reader.selectors);
  }

  private static Map<String, List<Kind>> functions() {
    Map<String, List<Kind>> table = new LinkedHashMap<>();
    for (String name : OF_COUNTERS) {
      table.put(name, List.of(RANGE));
    }
    for (String name : List.of("max", "min", "avg", "sum", "count", "last")) {
      table.put(name + "_over_time", List.of(RANGE));
    }
    for (String name : List.of("changes", "delta", "deriv")) {
      table.put(name, List.of(RANGE));
    }
    for (String name : List.of("abs", "ceil", "floor", "round", "sort", "sort_desc", "absent")) {
      table.put(name, List.of(VECTOR));
    }
    table.put("histogram_quantile", List.of(SCALAR, VECTOR));
    table.put("clamp_min", List.of(VECTOR, SCALAR));
    table.put("clamp_max", List.of(VECTOR, SCALAR));
    table.put("vector", List.of(SCALAR));
    table.put("scalar", List.of(VECTOR));
    table.put("time", List.of());
    return table;
  }

  private Shape operation(int level) {
    if (level == OPERATORS.size()) {
      return signed();
    }
    Shape left = operation(level + 1);
    while (OPERATORS.get(level).contains(tokens.peek().text())
        && tokens.peek().type() != PromQlTokens.Type.TEXT) {
      String operator = tokens.next().text();
      left = matched(operator, left, level);
    }
    return left;
  }

  private Shape matched(String operator, Shape left, int level) {
    tokens.takes("bool");
    String how = tokens.sees("on") || tokens.sees("ignoring") ? tokens.next().text() : "";
    List<String> labels = how.isEmpty() ? List.of() : names();
    boolean many = tokens.takes("group_left");
    List<String> extra = many && tokens.sees("(") ? names() : List.of();
    Shape right = operation(level + 1);
    if (left.kind() == SCALAR || right.kind() == SCALAR) {
      Shape vector = left.kind() == SCALAR ? right : left;
      return Shape.of(vector.kind(), vector.labels());
    }
    if (operator.equals("or")) {
      return Shape.of(VECTOR, left.labels().or(right.labels()));
    }
    if (how.equals("on")) {
      require(left.labels(), labels, operator + " on");
      require(right.labels(), labels, operator + " on");
    } else if (!many) {
      check(
          left.labels().minus(labels).meets(right.labels().minus(labels)),
          operator + " never matches: " + left.labels() + " and " + right.labels());
    }
    require(right.labels(), extra, "group_left");
    boolean keeps = many || operator.equals("and") || operator.equals("unless");
    Labels rest = how.equals("on") ? Labels.of(labels) : left.labels().minus(labels);
    return Shape.of(VECTOR, keeps ? left.labels().plus(extra) : rest);
  }

  private Shape signed() {
    return tokens.takes("-") || tokens.takes("+") ? signed() : value();
  }

  private Shape value() {
    if (tokens.takes("(")) {
      Shape inner = operation(0);
      tokens.expect(")");
      return inner;
    }
    PromQlTokens.Token token = tokens.next();
    return switch (token.type()) {
      case NUMBER -> Shape.of(SCALAR, NONE);
      case TEXT -> Shape.of(TEXT, NONE);
      case NAME -> named(token.text());
      default -> throw new IllegalArgumentException("no value starts with " + token);
    };
  }

  private Shape named(String name) {
    if (AGGREGATIONS.contains(name)) {
      return aggregation(name);
    }
    return tokens.sees("(") ? call(name) : selector(name);
  }

  private Shape aggregation(String name) {
    String how = grouping();
    List<String> labels = how.isEmpty() ? List.of() : names();
    List<Shape> arguments = arguments();
    if (how.isEmpty()) {
      how = grouping();
      labels = how.isEmpty() ? List.of() : names();
    }
    Labels of = arguments.get(arguments.size() - 1).labels();
    require(of, labels, name + " " + how);
    if (PICKS.contains(name)) {
      return Shape.of(VECTOR, of);
    }
    return Shape.of(VECTOR, how.equals("without") ? of.minus(labels) : Labels.of(labels));
  }

  private String grouping() {
    return tokens.sees("by") || tokens.sees("without") ? tokens.next().text() : "";
  }

  private Shape call(String name) {
    List<Kind> wanted = FUNCTIONS.get(name);
    check(wanted != null, "function " + name + " is not in the table of PromQl.java");
    String outer = function;
    function = name;
    List<Shape> arguments = arguments();
    function = outer;
    check(
        arguments.stream().map(Shape::kind).toList().equals(wanted),
        name + " takes " + wanted + ", not " + arguments);
    for (Shape argument : arguments) {
      if (argument.kind() == RANGE && !argument.labels().open()) {
        check(
            argument.cumulative() == OF_COUNTERS.contains(name),
            name + (argument.cumulative() ? " of a counter" : " of a gauge"));
      }
    }
    return switch (name) {
      case "time", "scalar" -> Shape.of(SCALAR, NONE);
      case "vector", "absent" -> Shape.of(VECTOR, NONE);
      case "histogram_quantile" -> {
        Labels labels = arguments.get(1).labels();
        require(labels, List.of("le"), name);
        yield Shape.of(VECTOR, labels.minus(List.of("le")));
      }
      default -> Shape.of(VECTOR, arguments.get(0).labels());
    };
  }

  private List<Shape> arguments() {
    List<Shape> arguments = new ArrayList<>();
    tokens.expect("(");
    while (!tokens.takes(")")) {
      arguments.add(operation(0));
      if (!tokens.sees(")")) {
        tokens.expect(",");
      }
    }
    return arguments;
  }

  private Shape selector(String name) {
    MetricNames.Series series = names.apply(name);
    Map<String, String> matchers = new LinkedHashMap<>();
    if (tokens.takes("{")) {
      while (!tokens.takes("}")) {
        String label = tokens.expect(PromQlTokens.Type.NAME);
        String operator = tokens.expect(PromQlTokens.Type.SIGN);
        matchers.put(label, operator + tokens.expect(PromQlTokens.Type.TEXT));
        tokens.takes(",");
      }
    }
    require(series.labels(), List.copyOf(matchers.keySet()), name);
    boolean ranged = tokens.peek().type() == PromQlTokens.Type.RANGE;
    String range = ranged ? tokens.next().text() : "";
    if (tokens.takes("offset")) {
      tokens.expect(PromQlTokens.Type.NUMBER);
    }
    selectors.add(new Selector(name, matchers, range, series.cumulative(), function));
    return new Shape(ranged ? RANGE : VECTOR, series.labels(), series.cumulative());
  }

  private List<String> names() {
    List<String> found = new ArrayList<>();
    tokens.expect("(");
    while (!tokens.takes(")")) {
      found.add(tokens.expect(PromQlTokens.Type.NAME));
      tokens.takes(",");
    }
    return found;
  }

  private static void require(Labels labels, List<String> wanted, String where) {
    for (String name : wanted) {
      check(
          labels.has(name),
          where + ": there is no label '" + name + "', there are " + labels.names());
    }
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
