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
record FlowModel(FlowFile file, FlowFile.Found found, List<Act> actions, List<Words> words) {
  /** Members of which no text is evaluated. */
  private static final Set<String> NOT_EVALUATED =
      Set.of("host", "metadata", "description", "schema", "runAfter", "type", "kind");

  private static final Set<String> BRANCHES = Set.of("actions", "else", "default");

  /** Takes a definition apart. */
  static FlowModel of(FlowFile file, FlowFile.Found found) {
    List<Act> actions = new ArrayList<>();
    gather(
        new Act.Branch(
            "actions", found.below("actions"), Trees.object(found.definition().get("actions"))),
        null,
        actions);
    FlowModel model = new FlowModel(file, found, actions, new ArrayList<>());
    Trees.object(found.definition().get("triggers"))
        .forEach((name, json) -> model.walk(json, model.found.below("triggers/" + name), null));
    for (Act act : actions) {
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

  private static void gather(Act.Branch branch, @Nullable Act parent, List<Act> actions) {
    List<String> siblings = List.copyOf(branch.actions().keySet());
    branch
        .actions()
        .forEach(
            (name, json) -> {
              Act act =
                  new Act(
                      name,
                      branch.path() + "/" + name,
                      Trees.object(json),
                      parent,
                      branch.label(),
                      siblings);
              actions.add(act);
              act.branches().forEach(inside -> gather(inside, act, actions));
            });
  }

  private void cases(@Nullable Object value, Act act) {
    Trees.object(value)
        .forEach(
            (name, item) ->
                walk(Trees.get(item, "case"), act.path() + "/cases/" + name + "/case", act));
  }

  private void walk(@Nullable Object value, String path, @Nullable Act owner) {
    if (value instanceof Map<?, ?>) {
      Trees.object(value)
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

  private void words(String written, String path, @Nullable Act owner) {
    String text = written;
    if (found.template() && text.startsWith("[")) {
      if (!text.startsWith("[[")) {
        return; // an expression of the template, known only when it is deployed
      }
      text = text.substring(1);
    }
    if (!Trees.isEvaluated(text)) {
      return;
    }
    try {
      words.add(
          new Words(path, owner, text, Languages.LOGIC_APPS_STANDARD.expressions(text), null));
    } catch (SyntaxException wrong) {
      words.add(new Words(path, owner, text, List.of(), wrong));
    }
  }

  /** The actions by name, whatever the letter case; the first one where two have one name. */
  Map<String, Act> byName() {
    Map<String, Act> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    actions.forEach(act -> byName.putIfAbsent(act.name(), act));
    return byName;
  }

  /** The parameters as declared. */
  Map<String, @Nullable Object> parameters() {
    return Trees.object(found.definition().get("parameters"));
  }

  /** The triggers as they stand. */
  Map<String, @Nullable Object> triggers() {
    return Trees.object(found.definition().get("triggers"));
  }

  /** The actions that declare a variable, by the variable's name. */
  Map<String, Act> declarations() {
    Map<String, Act> declarations = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Act act : actions) {
      if (act.is("InitializeVariable")) {
        for (Object row : Trees.array(Trees.get(act.json(), "inputs/variables"))) {
          String name = Trees.text(Trees.get(row, "name"));
          if (!name.isEmpty()) {
            declarations.putIfAbsent(name, act);
          }
        }
      }
    }
    return declarations;
  }

  /** How many actions have each standing; all standings in their order. */
  Map<Standing, Integer> standings(FlowHost host) {
    Map<Standing, Integer> standings = new LinkedHashMap<>();
    for (Standing standing : Standing.values()) {
      standings.put(standing, 0);
    }
    actions.forEach(act -> standings.merge(act.standing(host), 1, Integer::sum));
    return standings;
  }
}
