package io.sluice.wdl.files;

import io.sluice.wdl.definition.FlowFile;
import io.sluice.wdl.functions.Languages;
import io.sluice.wdl.json.SyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A definition as it stands in its file, taken apart for tools: nothing is refused, and what is not
 * as it should be is left out.
 *
 * @param actions every action, nested ones behind their container
 * @param words every text that is evaluated
 */
record FlowModel(
    FlowFile file,
    FlowFile.FoundDefinition found,
    List<DocumentAction> actions,
    List<EvaluatedText> words) {
  /** Members of which no text is evaluated. */
  private static final Set<String> NOT_EVALUATED =
      Set.of("host", "metadata", "description", "schema", "runAfter", "type", "kind");

  private static final Set<String> BRANCHES = Set.of("actions", "else", "default");

  /** Takes a definition apart. */
  static FlowModel of(FlowFile file, FlowFile.FoundDefinition found) {
    List<DocumentAction> actions = new ArrayList<>();
    gather(
        new DocumentAction.Branch(
            "actions",
            found.below("actions"),
            TreeAccess.object(found.definition().get("actions"))),
        null,
        actions);
    FlowModel model = new FlowModel(file, found, actions, new ArrayList<>());
    TreeAccess.object(found.definition().get("triggers"))
        .forEach((name, json) -> model.walk(json, model.found.below("triggers/" + name), null));
    for (DocumentAction act : actions) {
      act.json()
          .forEach(
              (key, value) -> {
                if (key.equals("cases")) {
                  model.cases(value, act);
                } else if (!BRANCHES.contains(key) && !NOT_EVALUATED.contains(key)) {
                  model.walk(value, act.path() + "/" + key, act);
                }
              });
    }
    return model;
  }

  private static void gather(
      DocumentAction.Branch branch, @Nullable DocumentAction parent, List<DocumentAction> actions) {
    List<String> siblings = List.copyOf(branch.actions().keySet());
    branch
        .actions()
        .forEach(
            (name, json) -> {
              DocumentAction act =
                  new DocumentAction(
                      name,
                      branch.path() + "/" + name,
                      TreeAccess.object(json),
                      parent,
                      branch.label(),
                      siblings);
              actions.add(act);
              act.branches().forEach(inside -> gather(inside, act, actions));
            });
  }

  private void cases(@Nullable Object value, DocumentAction act) {
    TreeAccess.object(value)
        .forEach(
            (name, item) ->
                walk(TreeAccess.get(item, "case"), act.path() + "/cases/" + name + "/case", act));
  }

  private void walk(@Nullable Object value, String path, @Nullable DocumentAction owner) {
    if (value instanceof Map<?, ?>) {
      TreeAccess.object(value)
          .forEach(
              (key, item) -> {
                if (!NOT_EVALUATED.contains(key)) {
                  walk(item, path + "/" + key, owner);
                }
              });
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        walk(list.get(i), path + "/" + i, owner);
      }
    } else if (value instanceof String text) {
      words(text, path, owner);
    }
  }

  private void words(String written, String path, @Nullable DocumentAction owner) {
    String text = written;
    if (found.template() && text.startsWith("[")) {
      if (!text.startsWith("[[")) {
        return; // an expression of the template, known only when it is deployed
      }
      text = text.substring(1);
    }
    if (!TreeAccess.isEvaluated(text)) {
      return;
    }
    try {
      words.add(
          new EvaluatedText(
              path, owner, text, Languages.LOGIC_APPS_STANDARD.expressions(text), null));
    } catch (SyntaxException wrong) {
      words.add(new EvaluatedText(path, owner, text, List.of(), wrong));
    }
  }

  /** The actions by name, whatever the letter case; the first one where two have one name. */
  Map<String, DocumentAction> byName() {
    Map<String, DocumentAction> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    actions.forEach(act -> byName.putIfAbsent(act.name(), act));
    return byName;
  }

  /** The parameters as declared. */
  Map<String, @Nullable Object> parameters() {
    return TreeAccess.object(found.definition().get("parameters"));
  }

  /** The triggers as they stand. */
  Map<String, @Nullable Object> triggers() {
    return TreeAccess.object(found.definition().get("triggers"));
  }

  /** The actions that declare a variable, by the variable's name. */
  Map<String, DocumentAction> declarations() {
    Map<String, DocumentAction> declarations = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (DocumentAction act : actions) {
      if (act.is("InitializeVariable")) {
        for (Object row : TreeAccess.array(TreeAccess.get(act.json(), "inputs/variables"))) {
          String name = TreeAccess.text(TreeAccess.get(row, "name"));
          if (!name.isEmpty()) {
            declarations.putIfAbsent(name, act);
          }
        }
      }
    }
    return declarations;
  }

  /** How many actions have each standing; all standings in their order. */
  Map<Support, Integer> standings(FlowHost host) {
    Map<Support, Integer> standings = new LinkedHashMap<>();
    for (Support standing : Support.values()) {
      standings.put(standing, 0);
    }
    actions.forEach(act -> standings.merge(act.standing(host), 1, Integer::sum));
    return standings;
  }
}
