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

/** Checks of variables and parameters. */
final class LintVariables {
  private LintVariables() {}

  /** A use of a variable: read by an expression, or changed by an action. */
  private record Use(String path, String name, @Nullable DocumentAction owner) {}

  private static void uses(LintContext scene, java.util.function.Consumer<Use> taker) {
    reads(scene, "variables", (words, name) -> taker.accept(use(words, name)));
    for (DocumentAction act : scene.model().actions()) {
      if (changes(act)) {
        String name = TreeAccess.text(TreeAccess.get(act.json(), "inputs/name"));
        if (!name.isEmpty() && !TreeAccess.isEvaluated(name)) {
          taker.accept(new Use(act.path() + "/inputs/name", name, act));
        }
      }
    }
  }

  private static Use use(EvaluatedText words, String name) {
    return new Use(words.path(), name, words.owner());
  }

  private static boolean changes(DocumentAction act) {
    return act.is(
        "SetVariable",
        "IncrementVariable",
        "DecrementVariable",
        "AppendToStringVariable",
        "AppendToArrayVariable");
  }

  private static void reads(
      LintContext scene, String function, BiConsumer<EvaluatedText, String> taker) {
    for (EvaluatedText words : scene.model().words()) {
      for (Expression.FunctionCall call : words.calls()) {
        String name = EvaluatedText.name(call);
        if (name != null && call.function().name().equalsIgnoreCase(function)) {
          taker.accept(words, name);
        }
      }
    }
  }

  /** Whether a name is made by an expression somewhere, so that any may be meant. */
  private static boolean anyMayBeMeant(LintContext scene, String function) {
    return scene.model().words().stream()
        .flatMap(words -> words.calls().stream())
        .anyMatch(
            call ->
                call.function().name().equalsIgnoreCase(function)
                    && EvaluatedText.name(call) == null);
  }

  static void undeclared(LintContext scene, LintRule.Sink sink) {
    Map<String, DocumentAction> declared = scene.model().declarations();
    uses(
        scene,
        use -> {
          if (!declared.containsKey(use.name())) {
            String near = Suggestions.hint(use.name(), declared.keySet());
            sink.add(use.path(), "no action initializes the variable '" + use.name() + "'" + near);
          }
        });
  }

  static void tooEarly(LintContext scene, LintRule.Sink sink) {
    Map<String, DocumentAction> declared = scene.model().declarations();
    uses(
        scene,
        use -> {
          DocumentAction declaration = declared.get(use.name());
          DocumentAction owner = use.owner();
          if (declaration != null && (owner == null || !scene.before().can(declaration, owner))) {
            sink.add(
                use.path(),
                "'" + declaration.name() + "' has not initialized '" + use.name() + "' by then");
          }
        });
  }

  static void unused(LintContext scene, LintRule.Sink sink) {
    if (anyMayBeMeant(scene, "variables")) {
      return;
    }
    Set<String> read = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    reads(scene, "variables", (words, name) -> read.add(name));
    scene
        .model()
        .declarations()
        .forEach(
            (name, act) -> {
              if (!read.contains(name)) {
                sink.add(act.path(), "nothing reads the variable '" + name + "'");
              }
            });
  }

  /** Turns that run at one time share the flow's variables. */
  static void race(LintContext scene, LintRule.Sink sink) {
    for (DocumentAction act : scene.model().actions()) {
      for (DocumentAction at = act.parent(); changes(act) && at != null; at = at.parent()) {
        Object turns = TreeAccess.get(at.json(), "runtimeConfiguration/concurrency/repetitions");
        if (at.is("Foreach") && turns instanceof Long number && number > 1) {
          sink.add(
              act.path(),
              "up to " + number + " turns of '" + at.name() + "' change the variable at one time");
          break;
        }
      }
    }
  }

  static void missingParameter(LintContext scene, LintRule.Sink sink) {
    Collection<String> declared = declaredParameters(scene);
    reads(
        scene,
        "parameters",
        (words, name) -> {
          if (!declared.contains(name) && !name.startsWith("$")) {
            String near = Suggestions.hint(name, declared);
            sink.add(words.path(), "the flow has no parameter '" + name + "'" + near);
          }
        });
  }

  private static Set<String> declaredParameters(LintContext scene) {
    Set<String> declared = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    declared.addAll(scene.model().parameters().keySet());
    return declared;
  }

  static void unusedParameter(LintContext scene, LintRule.Sink sink) {
    if (anyMayBeMeant(scene, "parameters")) {
      return;
    }
    // The whole text is searched: hosts and authentication are not evaluated, and may name one.
    Map<String, @Nullable Object> used = new LinkedHashMap<>();
    used.put("triggers", scene.model().found().definition().get("triggers"));
    used.put("actions", scene.model().found().definition().get("actions"));
    used.put("outputs", scene.model().found().definition().get("outputs"));
    String all = used.toString().toLowerCase(Locale.ROOT);
    for (String name : scene.model().parameters().keySet()) {
      String call = "parameters('" + name.toLowerCase(Locale.ROOT).replace("'", "''") + "')";
      if (!name.startsWith("$") && !all.contains(call)) {
        sink.add(
            scene.model().found().below("parameters/" + name),
            "nothing refers to the parameter '" + name + "'");
      }
    }
  }
}
