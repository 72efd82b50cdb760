package io.sluice.wdl.files;

import io.sluice.wdl.definition.SecureParts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lint rule for secrets in plain text. A value is reported for its form, for its declared type,
 * or because it stands where only a credential can stand. Messages never contain a value.
 */
final class LintSecrets {
  /** Members of {@code authentication} that hold a credential. */
  private static final Set<String> CREDENTIALS = Set.of("password", "secret", "pfx", "value");

  private LintSecrets() {}

  static void plainTextSecrets(LintContext context, LintRule.Sink sink) {
    context.model().parameters().forEach((name, row) -> parameter(context, name, row, sink));
    Search search = new Search(context.model().found().template(), sink);
    context
        .model()
        .triggers()
        .forEach(
            (name, trigger) ->
                search.walk(
                    TreeAccess.get(trigger, "inputs"),
                    context.model().found().below("triggers/" + name + "/inputs"),
                    false));
    for (DocumentAction action : context.model().actions()) {
      if (action.hasType("InitializeVariable")) {
        search.variables(action);
      } else {
        search.walk(action.json().get("inputs"), action.path() + "/inputs", false);
      }
    }
  }

  private static void parameter(
      LintContext context, String name, @Nullable Object row, LintRule.Sink sink) {
    boolean secure =
        TreeAccess.text(TreeAccess.get(row, "type")).toLowerCase(Locale.ROOT).startsWith("secure");
    Object value = TreeAccess.get(row, "defaultValue");
    String path = context.model().found().below("parameters/" + name + "/defaultValue");
    boolean empty =
        value == null
            || value.equals("")
            || (value instanceof Map<?, ?> map && map.isEmpty())
            || (value instanceof String text && !isLiteral(text, true));
    if (name.startsWith("$") || empty) {
      return;
    }
    if (secure) {
      sink.add(path, "the secure parameter '" + name + "' has its value in plain text");
    } else {
      new Search(context.model().found().template(), sink).member(name, value, path, false);
    }
  }

  /** A text that no host and no deployment replaces. */
  private static boolean isLiteral(String text, boolean template) {
    return !text.isBlank()
        && !TreeAccess.isEvaluated(text)
        && !(template && text.startsWith("["))
        && !text.startsWith("env:")
        && !text.startsWith("file:");
  }

  /** A search through the values of one definition. */
  private record Search(boolean template, LintRule.Sink sink) {
    void variables(DocumentAction action) {
      List<?> rows = TreeAccess.array(TreeAccess.get(action.json(), "inputs/variables"));
      for (int i = 0; i < rows.size(); i++) {
        String name = TreeAccess.text(TreeAccess.get(rows.get(i), "name"));
        Object value = TreeAccess.get(rows.get(i), "value");
        member(name, value, action.path() + "/inputs/variables/" + i + "/value", false);
      }
    }

    void walk(@Nullable Object value, String path, boolean authentication) {
      if (value instanceof Map<?, ?>) {
        TreeAccess.object(value)
            .forEach(
                (key, item) -> {
                  if (!key.equals("schema") && !key.equals("host")) {
                    member(key, item, path + "/" + key, authentication);
                  }
                });
      } else if (value instanceof List<?> list) {
        for (int i = 0; i < list.size(); i++) {
          walk(list.get(i), path + "/" + i, authentication);
        }
      } else if (value instanceof String text && !(template && text.startsWith("["))) {
        SecretValues.kind(text).ifPresent(kind -> sink.add(path, "the text contains " + kind));
      }
    }

    void member(String name, @Nullable Object value, String path, boolean authentication) {
      String key = name.toLowerCase(Locale.ROOT);
      if (!(value instanceof String text)) {
        walk(value, path, authentication || key.equals("authentication"));
        return;
      }
      if (!isLiteral(text, template)) {
        walk(value, path, authentication);
        return;
      }
      Optional<String> kind = SecretValues.kind(text);
      boolean credential = authentication && CREDENTIALS.contains(key);
      boolean generated = SecureParts.isSecret(name) && SecretValues.isRandom(text);
      if (kind.isPresent()) {
        sink.add(path, "the value of '" + name + "' is " + kind.get());
      } else if (credential || generated) {
        sink.add(path, "the value of '" + name + "' is in plain text");
      }
    }
  }
}
