package io.sluice.wdl.files;

import io.sluice.wdl.definition.ConditionOperators;
import io.sluice.wdl.expression.Dialect;
import io.sluice.wdl.expression.Expression;
import io.sluice.wdl.expression.FunctionFamily;
import io.sluice.wdl.expression.FunctionTable;
import io.sluice.wdl.expression.MapScope;
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

/** The lint rules for single expressions. */
final class LintExpressions {
  /** Functions whose value differs from run to run: clock, random numbers and identifiers. */
  private static final Set<String> VOLATILE =
      Set.of("utcnow", "guid", "rand", "getfuturetime", "getpasttime", "xpath");

  private static final Pattern BARE_CALL =
      Pattern.compile(
          "^(variables|parameters|body|outputs|actions|items|triggerBody|triggerOutputs|concat"
              + "|formatDateTime|addDays|utcNow|item)\\(.*\\)[^ ]*$",
          Pattern.CASE_INSENSITIVE);

  private LintExpressions() {}

  static void syntax(LintContext context, LintRule.Sink sink) {
    for (EvaluatedText evaluated : context.model().evaluatedTexts()) {
      SyntaxException wrong = evaluated.error();
      if (wrong != null) {
        sink.add(evaluated.path(), String.valueOf(wrong.getMessage()));
      }
    }
  }

  static void unknownFunction(LintContext context, LintRule.Sink sink) {
    FunctionTable functions = context.host().settings().language().functions();
    for (EvaluatedText evaluated : context.model().evaluatedTexts()) {
      for (Expression.FunctionCall call : evaluated.calls()) {
        unknown(evaluated.path(), call.function().name(), functions, sink);
      }
    }
    operatorFaults(
        context.model(),
        functions,
        (path, name, wrong) -> {
          if (wrong == null) {
            unknown(path, name, functions, sink);
          }
        });
  }

  static void wrongArguments(LintContext context, LintRule.Sink sink) {
    FunctionTable functions = context.host().settings().language().functions();
    for (EvaluatedText evaluated : context.model().evaluatedTexts()) {
      for (Expression.FunctionCall call : evaluated.calls()) {
        functions
            .find(call.function().name())
            .map(function -> function.signature().arityError(call.arguments().size()))
            .ifPresent(wrong -> sink.add(evaluated.path(), wrong));
      }
    }
    operatorFaults(
        context.model(),
        functions,
        (path, name, wrong) -> {
          if (wrong != null) {
            sink.add(path, wrong);
          }
        });
  }

  static void operatorFaults(
      DocumentModel model, FunctionTable functions, ConditionOperators.Visitor visitor) {
    for (DocumentAction action : model.actions()) {
      if (action.hasType("If", "Until")) {
        Object condition = action.json().get("expression");
        ConditionOperators.faults(condition, action.path() + "/expression", functions, visitor);
      }
    }
  }

  private static void unknown(
      String path, String name, FunctionTable functions, LintRule.Sink sink) {
    if (functions.find(name).isEmpty()) {
      List<String> names = functions.rows().stream().map(row -> row.name()).toList();
      sink.add(path, "there is no function '" + name + "'" + Suggestions.hint(name, names));
    }
  }

  /** A string that is probably meant as an expression but is used literally. */
  static void missingAt(LintContext context, LintRule.Sink sink) {
    for (DocumentAction action : context.model().actions()) {
      if (!action.hasType("ParseJson", "Query", "Until")) {
        collectBareCalls(action.json().get("inputs"), action.path() + "/inputs", sink);
      }
    }
  }

  private static void collectBareCalls(@Nullable Object value, String path, LintRule.Sink sink) {
    if (value instanceof Map<?, ?>) {
      TreeAccess.object(value)
          .forEach(
              (key, item) -> {
                if (!key.equals("schema") && !key.equals("host")) {
                  collectBareCalls(item, path + "/" + key, sink);
                }
              });
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        collectBareCalls(list.get(i), path + "/" + i, sink);
      }
    } else if (value instanceof String text
        && text.length() < 500
        && BARE_CALL.matcher(text).matches()) {
      sink.add(path, "the text looks like an expression but does not begin with @");
    }
  }

  static void constantCondition(LintContext context, LintRule.Sink sink) {
    for (DocumentAction action : context.model().actions()) {
      if (action.hasType("If", "Until") && action.json().containsKey("expression")) {
        constant(context, action.json().get("expression"), action.path() + "/expression", sink);
      }
    }
    context
        .model()
        .triggers()
        .forEach(
            (name, trigger) -> {
              List<?> rows = TreeAccess.array(TreeAccess.get(trigger, "conditions"));
              for (int i = 0; i < rows.size(); i++) {
                String path =
                    context.model().found().below("triggers/" + name + "/conditions/" + i);
                Object expression = TreeAccess.get(rows.get(i), "expression");
                constant(context, expression, path + "/expression", sink);
              }
            });
  }

  private static void constant(
      LintContext context, @Nullable Object condition, String path, LintRule.Sink sink) {
    Object[] operands = comparedLiterals(condition);
    if (operands.length == 2 && operands[0].equals(operands[1])) {
      sink.add(path, "both sides of '" + operator(condition) + "' are the same");
      return;
    }
    boolean template = context.model().found().template();
    boolean hasTemplateExpression = template && String.valueOf(condition).contains("[");
    if (hasTemplateExpression || isVolatile(context.model(), path)) {
      return;
    }
    try {
      Object value =
          Languages.LOGIC_APPS_STANDARD
              .condition(condition)
              .evaluate(new MapScope(new LinkedHashMap<>(), Dialect.LOGIC_APPS_STANDARD));
      sink.add(path, "the condition is always " + value);
    } catch (SyntaxException | ExpressionException notConstant) {
      // Not constant, or malformed, which other rules report.
      return;
    }
  }

  /** True if the condition reads anything that can differ from run to run. */
  private static boolean isVolatile(DocumentModel model, String path) {
    for (EvaluatedText evaluated : model.evaluatedTexts()) {
      if (!evaluated.path().equals(path) && !evaluated.path().startsWith(path + "/")) {
        continue;
      }
      for (Expression.FunctionCall call : evaluated.calls()) {
        String name = call.function().name().toLowerCase(Locale.ROOT);
        if (call.function().family() == FunctionFamily.WORKFLOW
            || VOLATILE.contains(name)
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

  private static Object[] comparedLiterals(@Nullable Object condition) {
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
