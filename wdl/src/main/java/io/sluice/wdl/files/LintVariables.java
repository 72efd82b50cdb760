package io.sluice.wdl.files;

import io.sluice.wdl.expression.Expression;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The lint rules for variables and parameters. */
final class LintVariables {
  private LintVariables() {}

  /** A use of a variable: an expression that reads it or an action that changes it. */
  private record Use(String path, String name, @Nullable DocumentAction owner) {}

  private static void uses(LintContext context, java.util.function.Consumer<Use> consumer) {
    reads(context, "variables", (evaluated, name) -> consumer.accept(use(evaluated, name)));
    for (DocumentAction action : context.model().actions()) {
      if (changes(action)) {
        String name = TreeAccess.text(TreeAccess.get(action.json(), "inputs/name"));
        if (!name.isEmpty() && !TreeAccess.isEvaluated(name)) {
          consumer.accept(new Use(action.path() + "/inputs/name", name, action));
        }
      }
    }
  }

  private static Use use(EvaluatedText evaluated, String name) {
    return new Use(evaluated.path(), name, evaluated.owner());
  }

  private static boolean changes(DocumentAction action) {
    return action.hasType(
        "SetVariable",
        "IncrementVariable",
        "DecrementVariable",
        "AppendToStringVariable",
        "AppendToArrayVariable");
  }

  private static void reads(
      LintContext context, String function, BiConsumer<EvaluatedText, String> consumer) {
    for (EvaluatedText evaluated : context.model().evaluatedTexts()) {
      for (Expression.FunctionCall call : evaluated.calls()) {
        String name = EvaluatedText.name(call);
        if (name != null && call.function().name().equalsIgnoreCase(function)) {
          consumer.accept(evaluated, name);
        }
      }
    }
  }

  /** True if an expression computes the name, so that any variable or parameter may be meant. */
  private static boolean namesAreComputed(LintContext context, String function) {
    return context.model().evaluatedTexts().stream()
        .flatMap(evaluated -> evaluated.calls().stream())
        .anyMatch(
            call ->
                call.function().name().equalsIgnoreCase(function)
                    && EvaluatedText.name(call) == null);
  }

  static void undeclared(LintContext context, LintRule.Sink sink) {
    Map<String, DocumentAction> declared = context.model().declarations();
    uses(
        context,
        use -> {
          if (!declared.containsKey(use.name())) {
            String near = Suggestions.hint(use.name(), declared.keySet());
            sink.add(use.path(), "no action initializes the variable '" + use.name() + "'" + near);
          }
        });
  }

  static void tooEarly(LintContext context, LintRule.Sink sink) {
    Map<String, DocumentAction> declared = context.model().declarations();
    uses(
        context,
        use -> {
          DocumentAction declaration = declared.get(use.name());
          DocumentAction owner = use.owner();
          if (declaration != null
              && (owner == null || !context.order().canHaveEnded(declaration, owner))) {
            sink.add(
                use.path(),
                "'" + declaration.name() + "' initializes '" + use.name() + "' only later");
          }
        });
  }

  static void unused(LintContext context, LintRule.Sink sink) {
    if (namesAreComputed(context, "variables")) {
      return;
    }
    Set<String> read = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    reads(context, "variables", (evaluated, name) -> read.add(name));
    context
        .model()
        .declarations()
        .forEach(
            (name, action) -> {
              if (!read.contains(name)) {
                sink.add(action.path(), "nothing reads the variable '" + name + "'");
              }
            });
  }

  /** Parallel iterations of a Foreach share the flow's variables. */
  static void race(LintContext context, LintRule.Sink sink) {
    for (DocumentAction action : context.model().actions()) {
      for (DocumentAction at = action.parent(); changes(action) && at != null; at = at.parent()) {
        Object repetitions =
            TreeAccess.get(at.json(), "runtimeConfiguration/concurrency/repetitions");
        if (at.hasType("Foreach") && repetitions instanceof Long number && number > 1) {
          sink.add(
              action.path(),
              "up to "
                  + number
                  + " iterations of '"
                  + at.name()
                  + "' change the variable in parallel");
          break;
        }
      }
    }
  }

  static void missingParameter(LintContext context, LintRule.Sink sink) {
    Collection<String> declared = declaredParameters(context);
    reads(
        context,
        "parameters",
        (evaluated, name) -> {
          if (!declared.contains(name) && !name.startsWith("$")) {
            String near = Suggestions.hint(name, declared);
            sink.add(evaluated.path(), "the flow has no parameter '" + name + "'" + near);
          }
        });
  }

  private static Set<String> declaredParameters(LintContext context) {
    Set<String> declared = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    declared.addAll(context.model().parameters().keySet());
    return declared;
  }

  static void unusedParameter(LintContext context, LintRule.Sink sink) {
    if (namesAreComputed(context, "parameters")) {
      return;
    }
    // Searches the raw text: host and authentication objects are not evaluated but may name one.
    Map<String, @Nullable Object> used = new LinkedHashMap<>();
    used.put("triggers", context.model().found().definition().get("triggers"));
    used.put("actions", context.model().found().definition().get("actions"));
    used.put("outputs", context.model().found().definition().get("outputs"));
    String all = used.toString().toLowerCase(Locale.ROOT);
    for (String name : context.model().parameters().keySet()) {
      String call = "parameters('" + name.toLowerCase(Locale.ROOT).replace("'", "''") + "')";
      if (!name.startsWith("$") && !all.contains(call)) {
        sink.add(
            context.model().found().below("parameters/" + name),
            "nothing refers to the parameter '" + name + "'");
      }
    }
  }
}
