package io.sluice.wdl.files;

import io.sluice.wdl.action.ActionType;
import io.sluice.wdl.action.Actions;
import io.sluice.wdl.action.CompileSettings;
import io.sluice.wdl.action.RetryReader;
import io.sluice.wdl.action.SourceNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks of single actions. */
final class LintActions {
  /** Characters of a name at most, as the designer allows. */
  private static final int LONGEST_NAME = 80;

  private static final List<String> NOT_IDEMPOTENT = List.of("post", "patch");

  private LintActions() {}

  static void unknownType(LintContext scene, LintRule.Sink sink) {
    List<String> types = Actions.TABLE.rows().stream().map(ActionType::name).toList();
    for (DocumentAction act : scene.model().actions()) {
      if (Actions.TABLE.find(act.type()).isEmpty()) {
        String path = act.path() + (act.type().isEmpty() ? "" : "/type");
        sink.add(path, act.why(scene.host()) + Suggestions.hint(act.type(), types));
      }
    }
  }

  static void connectorElsewhere(LintContext scene, LintRule.Sink sink) {
    for (DocumentAction act : scene.model().actions()) {
      if (act.standing(scene.host()) == Support.MOCK) {
        sink.add(act.path() + (act.isCall() ? "/inputs/host" : "/type"), act.why(scene.host()));
      }
    }
  }

  static void name(LintContext scene, LintRule.Sink sink) {
    Map<String, DocumentAction> seen = new LinkedHashMap<>();
    for (DocumentAction act : scene.model().actions()) {
      if (act.name().isBlank() || act.name().length() > LONGEST_NAME) {
        sink.add(
            act.path(),
            "the name has "
                + act.name().length()
                + " characters, and may have 1 to "
                + LONGEST_NAME);
      } else if (act.name().contains("/")) {
        sink.add(act.path(), "the name has a slash in it");
      }
      DocumentAction other = seen.putIfAbsent(DocumentAction.key(act.name()), act);
      if (other != null) {
        sink.add(act.path(), "another action is called '" + other.name() + "'");
      }
    }
  }

  static void foreachLiteral(LintContext scene, LintRule.Sink sink) {
    for (DocumentAction act : scene.model().actions()) {
      if (!act.is("Foreach") || !act.json().containsKey("foreach")) {
        continue;
      }
      Object items = act.json().get("foreach");
      String path = act.path() + "/foreach";
      if (items instanceof String text) {
        boolean template = scene.model().found().template() && text.startsWith("[");
        if (!template && (!text.startsWith("@") || text.startsWith("@@"))) {
          sink.add(path, "it is a text and no expression");
        } else if (text.startsWith("@{")) {
          sink.add(path, "@{...} makes a text of the array");
        }
      } else if (!(items instanceof List<?>)) {
        sink.add(path, "it is " + (items == null ? "null" : items) + ", which is no array");
      }
    }
  }

  static void untilWithoutLimit(LintContext scene, LintRule.Sink sink) {
    for (DocumentAction act : scene.model().actions()) {
      Map<String, @Nullable Object> limit = TreeAccess.object(act.json().get("limit"));
      if (act.is("Until") && limit.get("count") == null && limit.get("timeout") == null) {
        sink.add(act.path(), "'" + act.name() + "' has no limit of its own");
      }
    }
  }

  static void plainHttp(LintContext scene, LintRule.Sink sink) {
    for (DocumentAction act : scene.model().actions()) {
      for (String member : List.of("inputs/uri", "inputs/subscribe/uri")) {
        String uri = TreeAccess.text(TreeAccess.get(act.json(), member)).toLowerCase(Locale.ROOT);
        int at = uri.startsWith("http://") ? 0 : uri.indexOf("'http://") + 1;
        boolean plain = uri.startsWith("http://") || uri.contains("'http://");
        String rest = plain ? uri.substring(at + "http://".length()) : "";
        if (plain && !rest.matches("(localhost|127\\.|\\[::1\\]).*")) {
          sink.add(act.path() + "/" + member, "what is sent can be read on its way");
        }
      }
    }
  }

  static void repeats(LintContext scene, LintRule.Sink sink) {
    for (DocumentAction act : scene.model().actions()) {
      String method =
          TreeAccess.text(TreeAccess.get(act.json(), "inputs/method")).toLowerCase(Locale.ROOT);
      boolean own =
          act.json().containsKey("retryPolicy")
              || TreeAccess.get(act.json(), "inputs/retryPolicy") != null;
      boolean keyed =
          TreeAccess.object(TreeAccess.get(act.json(), "inputs/headers")).keySet().stream()
              .anyMatch(
                  header ->
                      header.equalsIgnoreCase("Idempotency-Key")
                          || header.equalsIgnoreCase("webhook-id"));
      if (act.is("Http") && NOT_IDEMPOTENT.contains(method) && !own && !keyed) {
        sink.add(
            act.path(),
            "a " + method.toUpperCase(Locale.ROOT) + " that fails is sent again by default");
      }
    }
  }

  static void retryBounds(LintContext scene, LintRule.Sink sink) {
    for (DocumentAction act : scene.model().actions()) {
      SourceNode source =
          new SourceNode(
              act.name(),
              act.path(),
              act.json(),
              CompileSettings.POWER_AUTOMATE,
              (at, rule, advice) -> {});
      for (RetryReader.Clamp clamp : RetryReader.read(source).clamps()) {
        sink.add(act.path() + "/" + clamp.member(), clamp.text());
      }
    }
  }

  static void caseTwice(LintContext scene, LintRule.Sink sink) {
    for (DocumentAction act : scene.model().actions()) {
      if (!act.is("Switch")) {
        continue;
      }
      Map<String, String> seen = new LinkedHashMap<>();
      TreeAccess.object(act.json().get("cases"))
          .forEach(
              (name, json) -> {
                Object value = TreeAccess.get(json, "case");
                String key = (value instanceof String ? "text " : "number ") + value;
                String other = seen.putIfAbsent(key, name);
                if (other != null) {
                  sink.add(
                      act.path() + "/cases/" + name + "/case",
                      "'" + other + "' has the same value " + value);
                }
              });
    }
  }

  static void connectionReference(LintContext scene, LintRule.Sink sink) {
    Map<String, @Nullable Object> references = scene.model().found().connectionReferences();
    if (references.isEmpty()) {
      return;
    }
    for (DocumentAction act : scene.model().actions()) {
      for (String member : List.of("connectionName", "connectionReferenceName")) {
        String name = TreeAccess.text(TreeAccess.get(act.json(), "inputs/host/" + member));
        if (act.isCall() && !name.isEmpty() && !references.containsKey(name)) {
          sink.add(
              act.path() + "/inputs/host/" + member,
              "there is no connection reference '"
                  + name
                  + "'"
                  + Suggestions.hint(name, references.keySet()));
        }
      }
    }
  }

  /** What the compiler says and no other rule has found. */
  static void refused(LintContext scene, LintRule.Sink sink) {
    scene
        .problems()
        .forEach(
            problem -> {
              boolean told =
                  scene.earlier().stream()
                      .filter(finding -> finding.rule().severity() == LintRule.Severity.ERROR)
                      .anyMatch(finding -> touch(finding.path(), problem.path()));
              if (!told) {
                sink.add(problem.path(), problem.rule() + ": " + stripped(problem.advice()));
              }
            });
  }

  private static boolean touch(String one, String other) {
    return one.equals(other) || one.startsWith(other + "/") || other.startsWith(one + "/");
  }

  private static String stripped(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }
}
