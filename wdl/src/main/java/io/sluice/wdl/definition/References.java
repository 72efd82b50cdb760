package io.sluice.wdl.definition;

import io.sluice.wdl.action.ProblemSink;
import io.sluice.wdl.expression.Expression;
import io.sluice.wdl.functions.Languages;
import io.sluice.wdl.json.SyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the actions, loops, variables and parameters to which expressions refer exist. Names
 * that are computed by an expression can be checked during a run only.
 */
final class References {
  /** Maximum number of variables in a flow. */
  static final int MAX_VARIABLES = 250;

  private static final String ACTION = "action";
  private static final String VARIABLE = "variable";
  private static final String PARAMETER = "parameter";

  /** The kind of object that functions look up by the name in their first argument. */
  private static final Map<String, String> LOOK_UPS =
      Map.ofEntries(
          Map.entry("body", ACTION),
          Map.entry("outputs", ACTION),
          Map.entry("actions", ACTION),
          Map.entry("result", ACTION),
          Map.entry("items", ACTION),
          Map.entry("iterationIndexes", ACTION),
          Map.entry("formDataValue", ACTION),
          Map.entry("formDataMultiValues", ACTION),
          Map.entry("multipartBody", ACTION),
          Map.entry("variables", VARIABLE),
          Map.entry("parameters", PARAMETER));

  /** A reference from an expression to a named object of this kind. */
  private record LookUp(String kind, String name) {}

  private final Map<String, @Nullable Object> definition;
  private final Map<String, ActionNode> actions;
  private final Set<String> parameters = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, String> variables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final ProblemSink report;

  References(
      Map<String, @Nullable Object> definition,
      Map<String, ActionNode> actions,
      Set<String> parameters,
      ProblemSink report) {
    this.definition = definition;
    this.actions = actions;
    this.parameters.addAll(parameters);
    this.parameters.addAll(List.of("$connections", "$authentication"));
    this.report = report;
  }

  /** Reports every reference to a missing object. */
  void check() {
    declare(DefinitionEnvelope.object(definition.get("actions")), "actions");
    for (String part : List.of("triggers", "actions")) {
      walk(definition.get(part), part);
    }
  }

  private void declare(Map<String, @Nullable Object> body, String path) {
    body.forEach(
        (name, json) -> {
          Map<String, @Nullable Object> action = DefinitionEnvelope.object(json);
          if ("InitializeVariable".equalsIgnoreCase(String.valueOf(action.get("type")))) {
            Object rows = DefinitionEnvelope.object(action.get("inputs")).get("variables");
            for (Object row : rows instanceof List<?> list ? list : List.of()) {
              declareOne(DefinitionEnvelope.object(row).get("name"), path + "/" + name);
            }
          }
        });
    if (variables.size() > MAX_VARIABLES) {
      report.add(path, "a flow can have at most " + MAX_VARIABLES + " variables", "Use an object.");
    }
  }

  private void declareOne(@Nullable Object name, String path) {
    if (name instanceof String text && variables.put(text, path) != null) {
      report.add(
          path, "a variable must be initialized only once: '" + text + "'", "Rename one of them.");
    }
  }

  private void walk(@Nullable Object value, String path) {
    if (value instanceof Map<?, ?> map) {
      checkAction(map, path);
      map.forEach((key, item) -> walkMember(String.valueOf(key), item, path));
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        walk(list.get(i), path + "/" + i);
      }
    } else if (value instanceof String text) {
      lookUps(text).forEach(lookUp -> check(lookUp, path));
    }
  }

  /** Skips hosts and authentication, which are not evaluated. */
  private void walkMember(String key, @Nullable Object item, String path) {
    boolean plumbing = key.equals("host") || key.equals("authentication");
    if (!plumbing || !path.endsWith("/inputs")) {
      walk(item, path + "/" + key);
    }
  }

  private void checkAction(Map<?, ?> action, String path) {
    String type = String.valueOf(action.get("type")).toLowerCase(Locale.ROOT);
    boolean top = path.split("/", -1).length == 2 && path.startsWith("actions/");
    if (type.equals("initializevariable") && !top && action.get("inputs") instanceof Map<?, ?>) {
      report.add(path, "variables must be initialized at the top level", "Move the action there.");
    }
    boolean changes = type.endsWith("variable") && !type.equals("initializevariable");
    if (changes && action.get("inputs") instanceof Map<?, ?> inputs) {
      Object name = inputs.get("name");
      if (name instanceof String text) {
        if (!text.startsWith("@") && !variables.containsKey(text)) {
          report.add(path + "/inputs/name", unknown(VARIABLE, text), advice(variables.keySet()));
        }
        if (type.equals("setvariable") && mentions(inputs.get("value"), text)) {
          report.add(
              path + "/inputs/value",
              "the value of '" + text + "' must not refer to '" + text + "' itself",
              "Compose the value first.");
        }
      }
    }
  }

  private static boolean mentions(@Nullable Object value, String variable) {
    if (value instanceof Map<?, ?> map) {
      return map.values().stream().anyMatch(item -> mentions(item, variable));
    }
    if (value instanceof List<?> list) {
      return list.stream().anyMatch(item -> mentions(item, variable));
    }
    return value instanceof String text
        && lookUps(text).stream()
            .filter(lookUp -> lookUp.kind().equals(VARIABLE))
            .anyMatch(lookUp -> lookUp.name().equalsIgnoreCase(variable));
  }

  /** The references of the expressions in a string; none when it cannot be parsed. */
  private static List<LookUp> lookUps(String text) {
    List<LookUp> found = new ArrayList<>();
    if (text.indexOf('@') >= 0) {
      try {
        Languages.LOGIC_APPS_STANDARD.expressions(text).forEach(one -> gather(one, found));
      } catch (SyntaxException reportedByCompilation) {
        return List.of();
      }
    }
    return found;
  }

  private static void gather(Expression expression, List<LookUp> found) {
    if (expression instanceof Expression.FunctionCall call) {
      String what = LOOK_UPS.get(call.function().name());
      if (what != null
          && call.arguments().get(0) instanceof Expression.Literal literal
          && literal.value() instanceof String name) {
        found.add(new LookUp(what, name));
      }
      call.arguments().forEach(argument -> gather(argument, found));
    } else if (expression instanceof Expression.MemberAccess select) {
      gather(select.target(), found);
      gather(select.key(), found);
    }
  }

  private void check(LookUp lookUp, String path) {
    Set<String> known =
        switch (lookUp.kind()) {
          case VARIABLE -> variables.keySet();
          case PARAMETER -> parameters;
          default -> actions.keySet();
        };
    if (!known.contains(lookUp.name())) {
      report.add(path, unknown(lookUp.kind(), lookUp.name()), advice(known));
    }
  }

  private static String unknown(String what, String name) {
    return "the flow has no " + what + " '" + name + "'";
  }

  private static String advice(Set<String> known) {
    String shown = String.join(", ", known.stream().limit(20).toList());
    return known.isEmpty() ? "Add it." : "Use one of: " + shown + ".";
  }
}
