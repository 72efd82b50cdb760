package io.sluice.wdl.files;

import io.sluice.wdl.action.ActionTable;
import io.sluice.wdl.action.ActionType;
import io.sluice.wdl.action.CompileSettings;
import io.sluice.wdl.action.RetryReader;
import io.sluice.wdl.action.SourceNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lint rules for single actions. */
final class LintActions {
  /** The longest action name, in characters, that the designer of Power Automate accepts. */
  private static final int MAX_NAME_LENGTH = 80;

  private static final List<String> NOT_IDEMPOTENT = List.of("post", "patch");

  private LintActions() {}

  static void unknownType(LintContext context, LintRule.Sink sink) {
    ActionTable table = context.host().settings().actions();
    List<String> types = table.rows().stream().map(ActionType::name).toList();
    for (DocumentAction action : context.model().actions()) {
      if (table.find(action.type()).isEmpty()) {
        String path = action.path() + (action.type().isEmpty() ? "" : "/type");
        sink.add(
            path, action.reasonNotRun(context.host()) + Suggestions.hint(action.type(), types));
      }
    }
  }

  static void mockedAction(LintContext context, LintRule.Sink sink) {
    for (DocumentAction action : context.model().actions()) {
      boolean named = action.operationProblem(context.host()).isEmpty();
      if (named && action.support(context.host()) == Support.MOCK) {
        sink.add(
            action.path() + (action.isConnectorCall() ? "/inputs/host" : "/type"),
            action.reasonNotRun(context.host()));
      }
    }
  }

  /** Operations that the host lacks of connectors that it has. */
  static void missingOperation(LintContext context, LintRule.Sink sink) {
    for (DocumentAction action : context.model().actions()) {
      String problem = action.operationProblem(context.host());
      if (!problem.isEmpty() && !action.hasStaticResult()) {
        String member = TreeAccess.get(action.json(), "inputs/host") == null ? "" : "/inputs/host";
        sink.add(action.path() + member, problem);
      }
    }
  }

  static void name(LintContext context, LintRule.Sink sink) {
    Map<String, DocumentAction> seen = new LinkedHashMap<>();
    for (DocumentAction action : context.model().actions()) {
      if (action.name().isBlank() || action.name().length() > MAX_NAME_LENGTH) {
        sink.add(
            action.path(),
            "the name has "
                + action.name().length()
                + " characters; 1 to "
                + MAX_NAME_LENGTH
                + " are allowed");
      } else if (action.name().contains("/")) {
        sink.add(action.path(), "the name contains a slash");
      }
      DocumentAction other = seen.putIfAbsent(DocumentAction.key(action.name()), action);
      if (other != null) {
        sink.add(action.path(), "another action has the name '" + other.name() + "'");
      }
    }
  }

  static void foreachLiteral(LintContext context, LintRule.Sink sink) {
    for (DocumentAction action : context.model().actions()) {
      if (!action.hasType("Foreach") || !action.json().containsKey("foreach")) {
        continue;
      }
      Object items = action.json().get("foreach");
      String path = action.path() + "/foreach";
      if (items instanceof String text) {
        boolean template = context.model().found().template() && text.startsWith("[");
        if (!template && (!text.startsWith("@") || text.startsWith("@@"))) {
          sink.add(path, "the value is a text, not an expression");
        } else if (text.startsWith("@{")) {
          sink.add(path, "@{...} converts the array to text");
        }
      } else if (!(items instanceof List<?>)) {
        sink.add(
            path, "the value is " + (items == null ? "null" : items) + ", which is not an array");
      }
    }
  }

  static void untilWithoutLimit(LintContext context, LintRule.Sink sink) {
    for (DocumentAction action : context.model().actions()) {
      Map<String, @Nullable Object> limit = TreeAccess.object(action.json().get("limit"));
      if (action.hasType("Until") && limit.get("count") == null && limit.get("timeout") == null) {
        sink.add(action.path(), "'" + action.name() + "' sets neither count nor timeout");
      }
    }
  }

  static void plainHttp(LintContext context, LintRule.Sink sink) {
    for (DocumentAction action : context.model().actions()) {
      for (String member : List.of("inputs/uri", "inputs/subscribe/uri")) {
        String uri =
            TreeAccess.text(TreeAccess.get(action.json(), member)).toLowerCase(Locale.ROOT);
        int at = uri.startsWith("http://") ? 0 : uri.indexOf("'http://") + 1;
        boolean plain = uri.startsWith("http://") || uri.contains("'http://");
        String rest = plain ? uri.substring(at + "http://".length()) : "";
        if (plain && !rest.matches("(localhost|127\\.|\\[::1\\]).*")) {
          sink.add(action.path() + "/" + member, "the data is sent unencrypted");
        }
      }
    }
  }

  static void unsafeRetry(LintContext context, LintRule.Sink sink) {
    for (DocumentAction action : context.model().actions()) {
      String method =
          TreeAccess.text(TreeAccess.get(action.json(), "inputs/method")).toLowerCase(Locale.ROOT);
      boolean hasPolicy =
          action.json().containsKey("retryPolicy")
              || TreeAccess.get(action.json(), "inputs/retryPolicy") != null;
      boolean idempotent =
          TreeAccess.object(TreeAccess.get(action.json(), "inputs/headers")).keySet().stream()
              .anyMatch(
                  header ->
                      header.equalsIgnoreCase("Idempotency-Key")
                          || header.equalsIgnoreCase("webhook-id"));
      if (action.hasType("Http") && NOT_IDEMPOTENT.contains(method) && !hasPolicy && !idempotent) {
        sink.add(
            action.path(),
            "a failed " + method.toUpperCase(Locale.ROOT) + " is sent again by default");
      }
    }
  }

  static void retryBounds(LintContext context, LintRule.Sink sink) {
    for (DocumentAction action : context.model().actions()) {
      SourceNode source =
          new SourceNode(
              action.name(),
              action.path(),
              action.json(),
              CompileSettings.POWER_AUTOMATE,
              problem -> {});
      for (RetryReader.Clamp clamp : RetryReader.read(source).clamps()) {
        sink.add(action.path() + "/" + clamp.member(), clamp.text());
      }
    }
  }

  static void duplicateCase(LintContext context, LintRule.Sink sink) {
    for (DocumentAction action : context.model().actions()) {
      if (!action.hasType("Switch")) {
        continue;
      }
      Map<String, String> seen = new LinkedHashMap<>();
      TreeAccess.object(action.json().get("cases"))
          .forEach(
              (name, json) -> {
                Object value = TreeAccess.get(json, "case");
                String key = (value instanceof String ? "text " : "number ") + value;
                String other = seen.putIfAbsent(key, name);
                if (other != null) {
                  sink.add(
                      action.path() + "/cases/" + name + "/case",
                      "the case '" + other + "' has the same value, " + value);
                }
              });
    }
  }

  static void missingConnectionReference(LintContext context, LintRule.Sink sink) {
    Map<String, @Nullable Object> references = context.model().found().connectionReferences();
    if (references.isEmpty()) {
      return;
    }
    for (DocumentAction action : context.model().actions()) {
      for (String member : List.of("connectionName", "connectionReferenceName")) {
        String name = TreeAccess.text(TreeAccess.get(action.json(), "inputs/host/" + member));
        if (action.isConnectorCall() && !name.isEmpty() && !references.containsKey(name)) {
          sink.add(
              action.path() + "/inputs/host/" + member,
              "there is no connection reference '"
                  + name
                  + "'"
                  + Suggestions.hint(name, references.keySet()));
        }
      }
    }
  }

  /** The compiler's findings that no other rule reports. */
  static void refused(LintContext context, LintRule.Sink sink) {
    context
        .problems()
        .forEach(
            problem -> {
              boolean reported =
                  context.earlier().stream()
                      .filter(finding -> finding.rule().severity() == LintRule.Severity.ERROR)
                      .anyMatch(finding -> overlap(finding.path(), problem.path()));
              if (!reported) {
                sink.add(problem.path(), problem.rule() + ": " + stripped(problem.advice()));
              }
            });
  }

  private static boolean overlap(String one, String other) {
    return one.equals(other) || one.startsWith(other + "/") || other.startsWith(one + "/");
  }

  private static String stripped(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }
}
