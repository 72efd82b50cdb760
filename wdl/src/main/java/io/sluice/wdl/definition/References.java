package io.sluice.wdl.definition;

import io.sluice.wdl.action.ProblemSink;
import io.sluice.wdl.action.SourceProblem;
import io.sluice.wdl.expression.Expression;
import io.sluice.wdl.expression.Language;
import io.sluice.wdl.json.SyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
  private final Language language;
  private final ProblemSink report;

  References(
      Map<String, @Nullable Object> definition,
      Map<String, ActionNode> actions,
      Set<String> parameters,
      Language language,
      ProblemSink report) {
    this.definition = definition;
    this.actions = actions;
    this.parameters.addAll(parameters);
    this.parameters.addAll(List.of("$connections", "$authentication"));
    this.language = language;
    this.report = report;
  }

  /** Reports every reference to a missing object. */
  void check() {
    declare(DefinitionEnvelope.object(definition.get("actions")), "actions");
    DefinitionEnvelope.object(definition.get("triggers"))
        .forEach((name, json) -> visit(DefinitionEnvelope.object(json), "triggers/" + name));
    block(definition.get("actions"), "actions");
  }

  private void block(@Nullable Object actions, String path) {
    DefinitionEnvelope.object(actions)
        .forEach((name, json) -> action(DefinitionEnvelope.object(json), path + "/" + name));
  }

  private void action(Map<String, @Nullable Object> action, String path) {
    checkVariables(action, path);
    checkOperators(action.get("expression"), path + "/expression");
    visit(action, path);
    holder(action, path);
    for (String branch : List.of("else", "default")) {
      holder(DefinitionEnvelope.object(action.get(branch)), path + "/" + branch);
    }
    for (String branches : List.of("cases", "tools")) {
      DefinitionEnvelope.object(action.get(branches))
          .forEach(
              (name, json) ->
                  holder(DefinitionEnvelope.object(json), path + "/" + branches + "/" + name));
    }
  }

  private void holder(Map<String, @Nullable Object> holder, String path) {
    block(holder.get("actions"), path + "/actions");
  }

  private void visit(Map<String, @Nullable Object> json, String path) {
    ExpressionMembers.visit(json, path, (at, value) -> walk(value, at));
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
      map.forEach(
          (key, item) -> {
            walk(String.valueOf(key), path);
            walk(item, path + "/" + key);
          });
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        walk(list.get(i), path + "/" + i);
      }
    } else if (value instanceof String text) {
      calls(text).forEach(call -> check(call, path));
    }
  }

  /** Checks the operators of a condition object; its operands are checked as texts. */
  private void checkOperators(@Nullable Object condition, String path) {
    ConditionOperators.faults(
        condition,
        path,
        language.functions(),
        (at, operator, wrong) -> {
          if (wrong == null) {
            reportUnknown(at, operator);
          } else {
            reportArity(at, wrong);
          }
        });
  }

  private void checkVariables(Map<String, @Nullable Object> action, String path) {
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

  private boolean mentions(@Nullable Object value, String variable) {
    if (value instanceof Map<?, ?> map) {
      return map.values().stream().anyMatch(item -> mentions(item, variable));
    }
    if (value instanceof List<?> list) {
      return list.stream().anyMatch(item -> mentions(item, variable));
    }
    return value instanceof String text
        && calls(text).stream()
            .flatMap(call -> lookUp(call).stream())
            .filter(lookUp -> lookUp.kind().equals(VARIABLE))
            .anyMatch(lookUp -> lookUp.name().equalsIgnoreCase(variable));
  }

  /** The calls of the expressions in a string; none when it cannot be parsed. */
  private List<Expression.FunctionCall> calls(String text) {
    List<Expression.FunctionCall> found = new ArrayList<>();
    if (text.indexOf('@') >= 0) {
      try {
        language.expressions(text).forEach(one -> gather(one, found));
      } catch (SyntaxException reportedByCompilation) {
        return List.of();
      }
    }
    return found;
  }

  private static void gather(Expression expression, List<Expression.FunctionCall> found) {
    if (expression instanceof Expression.FunctionCall call) {
      found.add(call);
      call.arguments().forEach(argument -> gather(argument, found));
    } else if (expression instanceof Expression.MemberAccess select) {
      gather(select.target(), found);
      gather(select.key(), found);
    }
  }

  private static Optional<LookUp> lookUp(Expression.FunctionCall call) {
    String what = LOOK_UPS.get(call.function().name());
    return what != null
            && !call.arguments().isEmpty()
            && call.arguments().get(0) instanceof Expression.Literal literal
            && literal.value() instanceof String name
        ? Optional.of(new LookUp(what, name))
        : Optional.empty();
  }

  private void check(Expression.FunctionCall call, String path) {
    String name = call.function().name();
    String wrong = call.arityError();
    if (language.functions().find(name).isEmpty()) {
      reportUnknown(path, name);
    } else if (wrong != null) {
      reportArity(path, wrong);
    }
    lookUp(call).ifPresent(lookUp -> check(lookUp, path));
  }

  private void reportUnknown(String path, String name) {
    List<String> near = language.functions().nearest(name);
    report.add(
        path,
        "there is no function '" + name + "'",
        near.isEmpty()
            ? "See docs/functions.md."
            : "Did you mean " + String.join(", ", near) + "?");
  }

  private void reportArity(String path, String rule) {
    String advice = "Correct the call; the action fails when it evaluates it.";
    report.add(SourceProblem.Stage.RUN, path, rule, advice);
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
