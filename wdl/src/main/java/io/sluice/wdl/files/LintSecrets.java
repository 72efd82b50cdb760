package io.sluice.wdl.files;

import io.sluice.wdl.definition.SecureParts;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The lint rule for secrets in plain text. Its messages never contain a value. */
final class LintSecrets {
  private static final Pattern KEY_IN_URL =
      Pattern.compile(
          "(?i)[?&](sig|code|key|api[-_]?key|subscription-key|access_token|token|password)"
              + "=[^&@'{}]{8,}");

  private LintSecrets() {}

  static void plainTextSecrets(LintContext context, LintRule.Sink sink) {
    context.model().parameters().forEach((name, row) -> parameter(context, name, row, sink));
    for (DocumentAction action : context.model().actions()) {
      if (action.hasType("InitializeVariable")) {
        variables(action, sink);
      } else if (!action.hasType("ParseJson", "Query", "Select", "Table", "Join")) {
        walk(action.json().get("inputs"), action.path() + "/inputs", sink);
      }
    }
  }

  private static void parameter(
      LintContext context, String name, @Nullable Object row, LintRule.Sink sink) {
    boolean secure =
        TreeAccess.text(TreeAccess.get(row, "type"))
            .toLowerCase(java.util.Locale.ROOT)
            .startsWith("secure");
    Object value = TreeAccess.get(row, "defaultValue");
    boolean empty =
        value == null
            || value.equals("")
            || (value instanceof Map<?, ?> map && map.isEmpty())
            || isTemplate(context, value);
    if (!name.startsWith("$") && !empty && (secure || isSecret(name, value))) {
      sink.add(
          context.model().found().below("parameters/" + name + "/defaultValue"),
          "the value of the parameter '" + name + "' is in plain text");
    }
  }

  private static boolean isTemplate(LintContext context, Object value) {
    return context.model().found().template()
        && value instanceof String text
        && text.startsWith("[");
  }

  private static void variables(DocumentAction action, LintRule.Sink sink) {
    List<?> rows = TreeAccess.array(TreeAccess.get(action.json(), "inputs/variables"));
    for (int i = 0; i < rows.size(); i++) {
      String name = TreeAccess.text(TreeAccess.get(rows.get(i), "name"));
      if (isSecret(name, TreeAccess.get(rows.get(i), "value"))) {
        sink.add(
            action.path() + "/inputs/variables/" + i + "/value",
            "the value of the variable '" + name + "' is in plain text");
      }
    }
  }

  private static void walk(@Nullable Object value, String path, LintRule.Sink sink) {
    if (value instanceof Map<?, ?>) {
      TreeAccess.object(value)
          .forEach(
              (key, item) -> {
                if (isSecret(key, item)) {
                  sink.add(path + "/" + key, "the value of '" + key + "' is in plain text");
                } else if (!key.equals("schema") && !key.equals("host")) {
                  walk(item, path + "/" + key, sink);
                }
              });
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        walk(list.get(i), path + "/" + i, sink);
      }
    } else if (value instanceof String text && KEY_IN_URL.matcher(text).find()) {
      sink.add(path, "the URL contains a key");
    }
  }

  /**
   * True for a literal under a name that denotes a secret. Expressions, references ({@code env:},
   * {@code file:}) and ARM template expressions in brackets are not literals.
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
