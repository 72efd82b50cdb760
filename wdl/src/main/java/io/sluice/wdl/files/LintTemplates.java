package io.sluice.wdl.files;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The lint rule for leftover expressions of an Azure Resource Manager (ARM) template. */
final class LintTemplates {
  private static final Pattern CALL = Pattern.compile("(?s)\\[\\s*([A-Za-z]+)\\(.*]");

  /**
   * ARM template functions with which expressions begin, in lower case.
   *
   * @see <a
   *     href="https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions">ARM
   *     template functions</a>
   */
  private static final Set<String> FUNCTIONS =
      Set.of(
          "concat",
          "deployment",
          "environment",
          "extensionresourceid",
          "format",
          "if",
          "listkeys",
          "parameters",
          "reference",
          "resourcegroup",
          "resourceid",
          "subscription",
          "subscriptionresourceid",
          "tenant",
          "tolower",
          "uniquestring",
          "uri",
          "variables");

  /** Members whose strings are never evaluated. */
  private static final Set<String> NOT_EVALUATED =
      Set.of("host", "authentication", "metadata", "description", "schema");

  private LintTemplates() {}

  static void leftoverExpressions(LintContext context, LintRule.Sink sink) {
    if (!context.model().found().template()) {
      for (String part : List.of("triggers", "actions")) {
        Object tree = context.model().found().definition().get(part);
        walk(tree, context.model().found().below(part), sink);
      }
    }
  }

  private static void walk(@Nullable Object value, String path, LintRule.Sink sink) {
    if (value instanceof Map<?, ?>) {
      TreeAccess.object(value)
          .forEach(
              (key, item) -> {
                if (!NOT_EVALUATED.contains(key) || !path.matches("(.*/)?(inputs|actions/[^/]+)")) {
                  walk(item, path + "/" + key, sink);
                }
              });
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        walk(list.get(i), path + "/" + i, sink);
      }
    } else if (value instanceof String text) {
      Matcher matcher = CALL.matcher(text);
      if (matcher.matches() && FUNCTIONS.contains(matcher.group(1).toLowerCase(Locale.ROOT))) {
        sink.add(
            path,
            "the text " + text + " is an expression of an Azure template, which nothing evaluates");
      }
    }
  }
}
