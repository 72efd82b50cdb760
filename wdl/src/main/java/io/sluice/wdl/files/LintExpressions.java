package io.sluice.wdl.files;

import io.sluice.wdl.expression.Dialect;
import io.sluice.wdl.expression.Expression;
import io.sluice.wdl.expression.FunctionFamily;
import io.sluice.wdl.expression.MapScope;
import io.sluice.wdl.functions.Functions;
import io.sluice.wdl.functions.Languages;
import io.sluice.wdl.json.ExpressionException;
import io.sluice.wdl.json.SyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks of expressions by themselves. */
final class LintExpressions {
  /** Functions of time and chance: what they give differs from run to run. */
  private static final Set<String> CHANGING =
      Set.of("utcnow", "guid", "rand", "getfuturetime", "getpasttime", "xpath");

  private static final Pattern BARE_CALL =
      Pattern.compile(
          "^(variables|parameters|body|outputs|actions|items|triggerBody|triggerOutputs|concat"
              + "|formatDateTime|addDays|utcNow|item)\\(.*\\)[^ ]*$",
          Pattern.CASE_INSENSITIVE);

  private LintExpressions() {}

  static void syntax(LintContext scene, LintRule.Sink sink) {
    for (EvaluatedText words : scene.model().words()) {
      SyntaxException wrong = words.error();
      if (wrong != null) {
        sink.add(words.path(), String.valueOf(wrong.getMessage()));
      }
    }
  }

  static void unknownFunction(LintContext scene, LintRule.Sink sink) {
    for (EvaluatedText words : scene.model().words()) {
      for (Expression.FunctionCall call : words.calls()) {
        unknown(words.path(), call.function().name(), sink);
      }
    }
    for (DocumentAction act : scene.model().actions()) {
      ConditionOperators.unknown(act).forEach((path, name) -> unknown(path, name, sink));
    }
  }

  private static void unknown(String path, String name, LintRule.Sink sink) {
    if (Functions.TABLE.find(name).isEmpty()) {
      List<String> names = Functions.ALL.stream().map(row -> row.name()).toList();
      sink.add(path, "there is no function '" + name + "'" + Suggestions.hint(name, names));
    }
  }

  /** A text that was probably meant as an expression, and is sent as it stands. */
  static void missingAt(LintContext scene, LintRule.Sink sink) {
    for (DocumentAction act : scene.model().actions()) {
      if (!act.is("ParseJson", "Query", "Until")) {
        bare(act.json().get("inputs"), act.path() + "/inputs", sink);
      }
    }
  }

  private static void bare(@Nullable Object value, String path, LintRule.Sink sink) {
    if (value instanceof Map<?, ?>) {
      TreeAccess.object(value)
          .forEach(
              (key, item) -> {
                if (!key.equals("schema") && !key.equals("host")) {
                  bare(item, path + "/" + key, sink);
                }
              });
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        bare(list.get(i), path + "/" + i, sink);
      }
    } else if (value instanceof String text
        && text.length() < 500
        && BARE_CALL.matcher(text).matches()) {
      sink.add(path, "the text looks like an expression and has no @ in front");
    }
  }

  static void constantCondition(LintContext scene, LintRule.Sink sink) {
    for (DocumentAction act : scene.model().actions()) {
      if (act.is("If", "Until") && act.json().containsKey("expression")) {
        constant(scene, act.json().get("expression"), act.path() + "/expression", sink);
      }
    }
    scene
        .model()
        .triggers()
        .forEach(
            (name, trigger) -> {
              List<?> rows = TreeAccess.array(TreeAccess.get(trigger, "conditions"));
              for (int i = 0; i < rows.size(); i++) {
                String path = scene.model().found().below("triggers/" + name + "/conditions/" + i);
                Object expression = TreeAccess.get(rows.get(i), "expression");
                constant(scene, expression, path + "/expression", sink);
              }
            });
  }

  private static void constant(
      LintContext scene, @Nullable Object condition, String path, LintRule.Sink sink) {
    Object[] pair = samePair(condition);
    if (pair.length == 2 && pair[0].equals(pair[1])) {
      sink.add(path, "both sides of '" + operator(condition) + "' are the same");
      return;
    }
    boolean template = scene.model().found().template();
    boolean ofTemplate = template && String.valueOf(condition).contains("[");
    if (ofTemplate || changes(scene.model(), path)) {
      return;
    }
    try {
      Object value =
          Languages.LOGIC_APPS_STANDARD
              .condition(condition)
              .evaluate(new MapScope(new LinkedHashMap<>(), Dialect.LOGIC_APPS_STANDARD));
      sink.add(path, "the condition is always " + value);
    } catch (SyntaxException | ExpressionException notConstant) {
      // Other rules tell what is wrong with it.
      return;
    }
  }

  /** Whether a condition looks at anything that differs from run to run. */
  private static boolean changes(FlowModel model, String path) {
    for (EvaluatedText words : model.words()) {
      if (!words.path().equals(path) && !words.path().startsWith(path + "/")) {
        continue;
      }
      for (Expression.FunctionCall call : words.calls()) {
        String name = call.function().name().toLowerCase(Locale.ROOT);
        if (call.function().family() == FunctionFamily.WORKFLOW
            || CHANGING.contains(name)
            || name.equals("item")) {
          return true;
        }
      }
    }
    return false;
  }

  private static String operator(@Nullable Object condition) {
    return TreeAccess.object(condition).keySet().stream().findFirst().orElse("");
  }

  private static Object[] samePair(@Nullable Object condition) {
    Map<String, @Nullable Object> object = TreeAccess.object(condition);
    List<?> operands =
        object.size() == 1 ? TreeAccess.array(object.values().iterator().next()) : List.of();
    String operator = operator(condition).toLowerCase(Locale.ROOT);
    boolean compares =
        Set.of("equals", "greater", "greaterorequals", "less", "lessorequals").contains(operator);
    return compares && operands.size() == 2 && operands.get(0) instanceof String
        ? operands.toArray()
        : new Object[0];
  }
}
