package io.sluice.wdl.files;

import io.sluice.wdl.expression.Expression;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The lint rules for the order of actions and for references between them. */
final class LintOrder {
  /** Functions whose argument names an action that must have ended. */
  private static final Set<String> ACTION_FUNCTIONS =
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

  /** Functions whose argument names an enclosing loop. */
  private static final Set<String> LOOP_FUNCTIONS = Set.of("items", "iterationindexes");

  private LintOrder() {}

  static void missingPredecessor(LintContext context, LintRule.Sink sink) {
    for (DocumentAction action : context.model().actions()) {
      for (String name : action.runAfter().keySet()) {
        if (!action.siblings().contains(name)) {
          DocumentAction elsewhere = context.model().byName().get(name);
          sink.add(
              action.path() + "/runAfter/" + name,
              elsewhere == null
                  ? "there is no action '" + name + "'" + Suggestions.hint(name, action.siblings())
                  : "'" + name + "' is not in the same branch as '" + action.name() + "'");
        }
      }
    }
  }

  static void cycle(LintContext context, LintRule.Sink sink) {
    Map<String, Set<String>> cycles = new LinkedHashMap<>();
    for (DocumentAction action : context.model().actions()) {
      if (context.order().predecessors(action).contains(action.path())) {
        String body =
            action.path().substring(0, action.path().length() - action.name().length() - 1);
        cycles.computeIfAbsent(body, absent -> new LinkedHashSet<>()).add(action.name());
      }
    }
    cycles.forEach(
        (body, names) ->
            sink.add(body, "these actions wait for each other: " + String.join(", ", names)));
  }

  static void missingAction(LintContext context, LintRule.Sink sink) {
    Map<String, DocumentAction> byName = context.model().byName();
    for (EvaluatedText evaluated : context.model().evaluatedTexts()) {
      for (Expression.FunctionCall call : evaluated.calls()) {
        String name = EvaluatedText.name(call);
        String function = call.function().name().toLowerCase(Locale.ROOT);
        boolean refers = ACTION_FUNCTIONS.contains(function) || LOOP_FUNCTIONS.contains(function);
        if (refers && name != null && !byName.containsKey(name)) {
          sink.add(
              evaluated.path(),
              "there is no action '" + name + "'" + Suggestions.hint(name, byName.keySet()));
        }
      }
    }
  }

  static void notYetRun(LintContext context, LintRule.Sink sink) {
    Map<String, DocumentAction> byName = context.model().byName();
    for (EvaluatedText evaluated : context.model().evaluatedTexts()) {
      for (Expression.FunctionCall call : evaluated.calls()) {
        String name = EvaluatedText.name(call);
        DocumentAction named = name == null ? null : byName.get(name);
        DocumentAction owner = evaluated.owner();
        if (named == null
            || !ACTION_FUNCTIONS.contains(call.function().name().toLowerCase(Locale.ROOT))) {
          continue;
        }
        if (owner == null) {
          sink.add(evaluated.path(), "the trigger is evaluated before '" + named.name() + "' runs");
        } else if (!isOwnTrackedProperty(evaluated, named, owner)
            && !context.order().canHaveEnded(named, owner)) {
          sink.add(
              evaluated.path(),
              "'" + named.name() + "' cannot have run before '" + owner.name() + "'");
        }
      }
    }
  }

  /** Tracked properties are evaluated after the action and everything inside it have ended. */
  private static boolean isOwnTrackedProperty(
      EvaluatedText evaluated, DocumentAction named, DocumentAction owner) {
    return evaluated.path().startsWith(owner.path() + "/trackedProperties/")
        && (named.path().equals(owner.path()) || named.isInside(owner));
  }

  static void outsideLoop(LintContext context, LintRule.Sink sink) {
    Map<String, DocumentAction> byName = context.model().byName();
    for (EvaluatedText evaluated : context.model().evaluatedTexts()) {
      for (Expression.FunctionCall call : evaluated.calls()) {
        String name = EvaluatedText.name(call);
        DocumentAction loop = name == null ? null : byName.get(name);
        DocumentAction owner = evaluated.owner();
        if (loop == null
            || !LOOP_FUNCTIONS.contains(call.function().name().toLowerCase(Locale.ROOT))) {
          continue;
        }
        boolean own = owner != null && loop.hasType("Until") && owner.path().equals(loop.path());
        if (owner == null || (!own && !owner.isInside(loop))) {
          sink.add(evaluated.path(), "it is not inside '" + loop.name() + "'");
        } else if (!loop.hasType("Foreach", "Until")) {
          sink.add(
              evaluated.path(),
              "'" + loop.name() + "' is not a loop but an action of type " + loop.type());
        }
      }
    }
  }

  static void afterTerminate(LintContext context, LintRule.Sink sink) {
    for (DocumentAction action : context.model().actions()) {
      for (String name : action.runAfter().keySet()) {
        DocumentAction before = context.order().sibling(action, name);
        if (before != null && before.hasType("Terminate")) {
          sink.add(
              action.path() + "/runAfter/" + name,
              "'" + action.name() + "' never runs: '" + name + "' ends the run");
        }
      }
    }
  }

  static void emptyContainer(LintContext context, LintRule.Sink sink) {
    for (DocumentAction action : context.model().actions()) {
      if (action.hasType("If", "Switch", "Foreach", "Until", "Scope")
          && action.branches().stream().allMatch(branch -> branch.actions().isEmpty())) {
        sink.add(action.path(), "'" + action.name() + "' contains no action");
      }
    }
  }

  static void responseInLoop(LintContext context, LintRule.Sink sink) {
    for (DocumentAction action : context.model().actions()) {
      for (DocumentAction at = action.parent();
          action.hasType("Response") && at != null;
          at = at.parent()) {
        if (at.hasType("Foreach", "Until")) {
          sink.add(action.path(), "'" + action.name() + "' is inside the loop '" + at.name() + "'");
        }
      }
    }
  }

  static void responseWithoutCaller(LintContext context, LintRule.Sink sink) {
    boolean called =
        context.model().triggers().values().stream()
            .anyMatch(
                trigger ->
                    "Request".equalsIgnoreCase(TreeAccess.text(TreeAccess.get(trigger, "type"))));
    List<DocumentAction> responses =
        context.model().actions().stream().filter(a -> a.hasType("Response")).toList();
    if (!called && !context.model().triggers().isEmpty()) {
      responses.forEach(
          action ->
              sink.add(
                  action.path(), "no caller waits for the response of '" + action.name() + "'"));
    }
  }
}
