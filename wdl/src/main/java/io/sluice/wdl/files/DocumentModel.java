package io.sluice.wdl.files;

import io.sluice.wdl.definition.ExpressionMembers;
import io.sluice.wdl.definition.FlowFile;
import io.sluice.wdl.functions.Languages;
import io.sluice.wdl.json.SyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A definition as written in its file, broken down for tools. Nothing is refused: malformed parts
 * are left out.
 *
 * @param actions every action; nested ones follow their container
 * @param evaluatedTexts every string that contains an expression
 */
record DocumentModel(
    FlowFile file,
    FlowFile.FoundDefinition found,
    List<DocumentAction> actions,
    List<EvaluatedText> evaluatedTexts) {
  /** Breaks a definition down. */
  static DocumentModel of(FlowFile file, FlowFile.FoundDefinition found) {
    List<DocumentAction> actions = new ArrayList<>();
    collect(
        new DocumentAction.Branch(
            "actions",
            found.below("actions"),
            TreeAccess.object(found.definition().get("actions"))),
        null,
        actions);
    DocumentModel model = new DocumentModel(file, found, actions, new ArrayList<>());
    TreeAccess.object(found.definition().get("triggers"))
        .forEach(
            (name, json) ->
                ExpressionMembers.visit(
                    TreeAccess.object(json),
                    model.found.below("triggers/" + name),
                    (path, value) -> model.collectTexts(value, path, null)));
    for (DocumentAction action : actions) {
      ExpressionMembers.visit(
          action.json(), action.path(), (path, value) -> model.collectTexts(value, path, action));
    }
    return model;
  }

  private static void collect(
      DocumentAction.Branch branch, @Nullable DocumentAction parent, List<DocumentAction> actions) {
    List<String> siblings = List.copyOf(branch.actions().keySet());
    branch
        .actions()
        .forEach(
            (name, json) -> {
              DocumentAction action =
                  new DocumentAction(
                      name,
                      branch.path() + "/" + name,
                      TreeAccess.object(json),
                      parent,
                      branch.label(),
                      siblings);
              actions.add(action);
              action.branches().forEach(inside -> collect(inside, action, actions));
            });
  }

  private void collectTexts(@Nullable Object value, String path, @Nullable DocumentAction owner) {
    if (value instanceof Map<?, ?>) {
      TreeAccess.object(value)
          .forEach(
              (key, item) -> {
                addIfEvaluated(key, path, owner);
                collectTexts(item, path + "/" + key, owner);
              });
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        collectTexts(list.get(i), path + "/" + i, owner);
      }
    } else if (value instanceof String text) {
      addIfEvaluated(text, path, owner);
    }
  }

  private void addIfEvaluated(String written, String path, @Nullable DocumentAction owner) {
    String text = written;
    if (found.template() && text.startsWith("[")) {
      if (!text.startsWith("[[")) {
        return; // an ARM template expression has no value before deployment
      }
      text = text.substring(1);
    }
    if (!TreeAccess.isEvaluated(text)) {
      return;
    }
    try {
      evaluatedTexts.add(
          new EvaluatedText(
              path, owner, text, Languages.LOGIC_APPS_STANDARD.expressions(text), null));
    } catch (SyntaxException wrong) {
      evaluatedTexts.add(new EvaluatedText(path, owner, text, List.of(), wrong));
    }
  }

  /** The actions by name, in any letter case; the first of those that share a name. */
  Map<String, DocumentAction> byName() {
    Map<String, DocumentAction> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    actions.forEach(action -> byName.putIfAbsent(action.name(), action));
    return byName;
  }

  /** The parameters as declared. */
  Map<String, @Nullable Object> parameters() {
    return TreeAccess.object(found.definition().get("parameters"));
  }

  /** The triggers as declared. */
  Map<String, @Nullable Object> triggers() {
    return TreeAccess.object(found.definition().get("triggers"));
  }

  /** The InitializeVariable actions by variable name, in any letter case. */
  Map<String, DocumentAction> declarations() {
    Map<String, DocumentAction> declarations = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (DocumentAction action : actions) {
      if (action.hasType("InitializeVariable")) {
        for (Object row : TreeAccess.array(TreeAccess.get(action.json(), "inputs/variables"))) {
          String name = TreeAccess.text(TreeAccess.get(row, "name"));
          if (!name.isEmpty()) {
            declarations.putIfAbsent(name, action);
          }
        }
      }
    }
    return declarations;
  }

  /** The number of actions at each level of support; has an entry for every level. */
  Map<Support, Integer> supportCounts(FlowHost host) {
    Map<Support, Integer> counts = new LinkedHashMap<>();
    for (Support support : Support.values()) {
      counts.put(support, 0);
    }
    actions.forEach(action -> counts.merge(action.support(host), 1, Integer::sum));
    return counts;
  }
}
