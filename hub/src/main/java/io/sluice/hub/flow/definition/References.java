package io.sluice.hub.flow.definition;

import io.sluice.hub.flow.action.Report;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks the names that expressions look up: actions, loops, variables and parameters must be in
 * the definition. Works on the text of expressions, so that a name made by an expression is left to
 * the run.
 */
final class References {
  /** Variables of one flow at most. */
  static final int MOST_VARIABLES = 250;

  private static final Pattern CALL =
      Pattern.compile(
          "\\b(body|outputs|actions|actionBody|actionOutputs|result|items|iterationIndexes"
              + "|variables|parameters)\\(\\s*'((?:[^']|'')*)'\\s*\\)",
          Pattern.CASE_INSENSITIVE);

  private final Map<String, @Nullable Object> definition;
  private final Map<String, ActionNode> actions;
  private final Set<String> parameters = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, String> variables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Report report;

  References(
      Map<String, @Nullable Object> definition,
      Map<String, ActionNode> actions,
      Set<String> parameters,
      Report report) {
    this.definition = definition;
    this.actions = actions;
    this.parameters.addAll(parameters);
    this.parameters.addAll(List.of("$connections", "$authentication"));
    this.report = report;
  }

  /** Reports every name that is not there. */
  void check() {
    declare(Wrapping.object(definition.get("actions")), "actions");
    for (String part : List.of("triggers", "actions")) {
      walk(definition.get(part), part);
    }
  }

  private void declare(Map<String, @Nullable Object> body, String path) {
    body.forEach(
        (name, json) -> {
          Map<String, @Nullable Object> action = Wrapping.object(json);
          if ("InitializeVariable".equalsIgnoreCase(String.valueOf(action.get("type")))) {
            Object rows = Wrapping.object(action.get("inputs")).get("variables");
            for (Object row : rows instanceof List<?> list ? list : List.of()) {
              declareOne(Wrapping.object(row).get("name"), path + "/" + name);
            }
          }
        });
    if (variables.size() > MOST_VARIABLES) {
      report.add(path, "a flow has at most " + MOST_VARIABLES + " variables", "Use an object.");
    }
  }

  private void declareOne(@Nullable Object name, String path) {
    if (name instanceof String text && variables.put(text, path) != null) {
      report.add(path, "a variable is initialized once: '" + text + "'", "Rename one of them.");
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
    } else if (value instanceof String text && isEvaluated(text)) {
      names(text, path);
    }
  }

  private static boolean isEvaluated(String text) {
    return (text.startsWith("@") && !text.startsWith("@@")) || text.contains("@{");
  }

  /** Hosts and authentication are not evaluated. */
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
      report.add(path, "variables are initialized at the top level", "Move the action there.");
    }
    boolean changes = type.endsWith("variable") && !type.equals("initializevariable");
    if (changes && action.get("inputs") instanceof Map<?, ?> inputs) {
      Object name = inputs.get("name");
      if (name instanceof String text) {
        if (!text.startsWith("@") && !variables.containsKey(text)) {
          report.add(path + "/inputs/name", unknown("variable", text), advice(variables.keySet()));
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
    Matcher matcher = CALL.matcher(String.valueOf(value));
    while (matcher.find()) {
      if (matcher.group(1).equalsIgnoreCase("variables")
          && matcher.group(2).equalsIgnoreCase(variable)) {
        return true;
      }
    }
    return false;
  }

  private void names(String text, String path) {
    Matcher matcher = CALL.matcher(text);
    while (matcher.find()) {
      String function = matcher.group(1).toLowerCase(Locale.ROOT);
      String name = matcher.group(2).replace("''", "'");
      Set<String> known =
          switch (function) {
            case "variables" -> variables.keySet();
            case "parameters" -> parameters;
            default -> actions.keySet();
          };
      if (!known.contains(name)) {
        String what = function.endsWith("s") && known != actions.keySet() ? function : "actions";
        report.add(path, unknown(what.substring(0, what.length() - 1), name), advice(known));
      }
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
