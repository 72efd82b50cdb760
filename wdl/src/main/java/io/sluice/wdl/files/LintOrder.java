package io.sluice.wdl.files;

import io.sluice.wdl.expression.Expression;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Checks of the order of actions and of what they refer to. */
final class LintOrder {
  /** Functions whose argument names an action that has ended. */
  private static final Set<String> OF_ACTIONS =
      Set.of(
          "body",
          "outputs",
          "actions",
          "actionbody",
          "actionoutputs",
          "result",
          "formdatavalue",
          "formdatamultivalues",
          "multipartbody");

  /** Functions whose argument names a loop around the place. */
  private static final Set<String> OF_LOOPS = Set.of("items", "iterationindexes");

  private LintOrder() {}

  static void missingPredecessor(LintContext scene, LintRule.Sink sink) {
    for (DocumentAction act : scene.model().actions()) {
      for (String name : act.runAfter().keySet()) {
        if (!act.siblings().contains(name)) {
          DocumentAction elsewhere = scene.model().byName().get(name);
          sink.add(
              act.path() + "/runAfter/" + name,
              elsewhere == null
                  ? "there is no action '" + name + "'" + Suggestions.hint(name, act.siblings())
                  : "'" + name + "' does not stand beside '" + act.name() + "'");
        }
      }
    }
  }

  static void circle(LintContext scene, LintRule.Sink sink) {
    Map<String, Set<String>> circles = new LinkedHashMap<>();
    for (DocumentAction act : scene.model().actions()) {
      if (scene.before().predecessors(act).contains(act.path())) {
        String body = act.path().substring(0, act.path().length() - act.name().length() - 1);
        circles.computeIfAbsent(body, absent -> new LinkedHashSet<>()).add(act.name());
      }
    }
    circles.forEach(
        (body, names) ->
            sink.add(body, "these actions wait for each other: " + String.join(", ", names)));
  }

  static void missingAction(LintContext scene, LintRule.Sink sink) {
    Map<String, DocumentAction> byName = scene.model().byName();
    for (EvaluatedText words : scene.model().words()) {
      for (Expression.FunctionCall call : words.calls()) {
        String name = EvaluatedText.name(call);
        String function = call.function().name().toLowerCase(Locale.ROOT);
        boolean refers = OF_ACTIONS.contains(function) || OF_LOOPS.contains(function);
        if (refers && name != null && !byName.containsKey(name)) {
          sink.add(
              words.path(),
              "there is no action '" + name + "'" + Suggestions.hint(name, byName.keySet()));
        }
      }
    }
  }

  static void notYetRun(LintContext scene, LintRule.Sink sink) {
    Map<String, DocumentAction> byName = scene.model().byName();
    for (EvaluatedText words : scene.model().words()) {
      for (Expression.FunctionCall call : words.calls()) {
        String name = EvaluatedText.name(call);
        DocumentAction named = name == null ? null : byName.get(name);
        DocumentAction owner = words.owner();
        if (named == null
            || !OF_ACTIONS.contains(call.function().name().toLowerCase(Locale.ROOT))) {
          continue;
        }
        if (owner == null) {
          sink.add(words.path(), "the trigger comes before '" + named.name() + "'");
        } else if (!ofItself(words, named, owner) && !scene.before().can(named, owner)) {
          sink.add(
              words.path(), "'" + named.name() + "' cannot have run before '" + owner.name() + "'");
        }
      }
    }
  }

  /** Tracked properties are looked at when the action and all inside it have ended. */
  private static boolean ofItself(EvaluatedText words, DocumentAction named, DocumentAction owner) {
    return words.path().startsWith(owner.path() + "/trackedProperties/")
        && (named.path().equals(owner.path()) || named.isInside(owner));
  }

  static void outsideLoop(LintContext scene, LintRule.Sink sink) {
    Map<String, DocumentAction> byName = scene.model().byName();
    for (EvaluatedText words : scene.model().words()) {
      for (Expression.FunctionCall call : words.calls()) {
        String name = EvaluatedText.name(call);
        DocumentAction loop = name == null ? null : byName.get(name);
        DocumentAction owner = words.owner();
        if (loop == null || !OF_LOOPS.contains(call.function().name().toLowerCase(Locale.ROOT))) {
          continue;
        }
        boolean own = owner != null && loop.is("Until") && owner.path().equals(loop.path());
        if (owner == null || (!own && !owner.isInside(loop))) {
          sink.add(words.path(), "the place is not inside '" + loop.name() + "'");
        } else if (!loop.is("Foreach", "Until")) {
          sink.add(words.path(), "'" + loop.name() + "' is no loop but a " + loop.type());
        }
      }
    }
  }

  static void afterTerminate(LintContext scene, LintRule.Sink sink) {
    for (DocumentAction act : scene.model().actions()) {
      for (String name : act.runAfter().keySet()) {
        DocumentAction before = scene.before().beside(act, name);
        if (before != null && before.is("Terminate")) {
          sink.add(
              act.path() + "/runAfter/" + name,
              "'" + act.name() + "' never runs: '" + name + "' ends the run");
        }
      }
    }
  }

  static void emptyContainer(LintContext scene, LintRule.Sink sink) {
    for (DocumentAction act : scene.model().actions()) {
      if (act.is("If", "Switch", "Foreach", "Until", "Scope")
          && act.branches().stream().allMatch(branch -> branch.actions().isEmpty())) {
        sink.add(act.path(), "'" + act.name() + "' has no action inside");
      }
    }
  }

  static void responseInLoop(LintContext scene, LintRule.Sink sink) {
    for (DocumentAction act : scene.model().actions()) {
      for (DocumentAction at = act.parent(); act.is("Response") && at != null; at = at.parent()) {
        if (at.is("Foreach", "Until")) {
          sink.add(act.path(), "'" + act.name() + "' stands in the loop '" + at.name() + "'");
        }
      }
    }
  }

  static void responseToNobody(LintContext scene, LintRule.Sink sink) {
    boolean called =
        scene.model().triggers().values().stream()
            .anyMatch(
                trigger ->
                    "Request".equalsIgnoreCase(TreeAccess.text(TreeAccess.get(trigger, "type"))));
    List<DocumentAction> responses =
        scene.model().actions().stream().filter(a -> a.is("Response")).toList();
    if (!called && !scene.model().triggers().isEmpty()) {
      responses.forEach(
          act -> sink.add(act.path(), "nobody waits for the answer of '" + act.name() + "'"));
    }
  }
}
