package io.sluice.wdl.files;

import io.sluice.wdl.definition.SecureParts;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds secrets that stand in a file as they are. Never repeats a value. */
final class LintSecrets {
  private static final Pattern IN_ADDRESS =
      Pattern.compile(
          "(?i)[?&](sig|code|key|api[-_]?key|subscription-key|access_token|token|password)"
              + "=[^&@'{}]{8,}");

  private LintSecrets() {}

  static void inTheClear(LintContext scene, LintRule.Sink sink) {
    scene.model().parameters().forEach((name, row) -> parameter(scene, name, row, sink));
    for (DocumentAction act : scene.model().actions()) {
      if (act.is("InitializeVariable")) {
        variables(act, sink);
      } else if (!act.is("ParseJson", "Query", "Select", "Table", "Join")) {
        walk(act.json().get("inputs"), act.path() + "/inputs", sink);
      }
    }
  }

  private static void parameter(
      LintContext scene, String name, @Nullable Object row, LintRule.Sink sink) {
    boolean secure =
        TreeAccess.text(TreeAccess.get(row, "type"))
            .toLowerCase(java.util.Locale.ROOT)
            .startsWith("secure");
    Object value = TreeAccess.get(row, "defaultValue");
    boolean empty =
        value == null
            || value.equals("")
            || (value instanceof Map<?, ?> map && map.isEmpty())
            || isTemplate(scene, value);
    if (!name.startsWith("$") && !empty && (secure || isSecret(name, value))) {
      sink.add(
          scene.model().found().below("parameters/" + name + "/defaultValue"),
          "the value of the parameter '" + name + "' stands in the file");
    }
  }

  private static boolean isTemplate(LintContext scene, Object value) {
    return scene.model().found().template() && value instanceof String text && text.startsWith("[");
  }

  private static void variables(DocumentAction act, LintRule.Sink sink) {
    List<?> rows = TreeAccess.array(TreeAccess.get(act.json(), "inputs/variables"));
    for (int i = 0; i < rows.size(); i++) {
      String name = TreeAccess.text(TreeAccess.get(rows.get(i), "name"));
      if (isSecret(name, TreeAccess.get(rows.get(i), "value"))) {
        sink.add(
            act.path() + "/inputs/variables/" + i + "/value",
            "the value of the variable '" + name + "' stands in the file");
      }
    }
  }

  private static void walk(@Nullable Object value, String path, LintRule.Sink sink) {
    if (value instanceof Map<?, ?>) {
      TreeAccess.object(value)
          .forEach(
              (key, item) -> {
                if (isSecret(key, item)) {
                  sink.add(path + "/" + key, "the value of '" + key + "' stands in the file");
                } else if (!key.equals("schema") && !key.equals("host")) {
                  walk(item, path + "/" + key, sink);
                }
              });
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        walk(list.get(i), path + "/" + i, sink);
      }
    } else if (value instanceof String text && IN_ADDRESS.matcher(text).find()) {
      sink.add(path, "the address has a key in it");
    }
  }

  /**
   * A literal text of a name that secrets have; a text in brackets stands for a value elsewhere.
   */
  private static boolean isSecret(String name, @Nullable Object value) {
    return value instanceof String text
        && !text.isBlank()
        && !TreeAccess.isEvaluated(text)
        && !text.startsWith("[")
        && !text.startsWith("env:")
        && !text.startsWith("file:")
        && SecureParts.isSecret(name);
  }
}
