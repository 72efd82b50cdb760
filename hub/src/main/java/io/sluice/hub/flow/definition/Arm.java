package io.sluice.hub.flow.definition;

import io.sluice.hub.flow.action.Report;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the expressions of an ARM template where their value stands in the template itself: a
 * parameter's default and a literal variable. Others need the deployment and are reported.
 */
final class Arm {
  private static final Pattern LOOK_UP =
      Pattern.compile("\\[\\s*(parameters|variables)\\('([^']+)'\\)\\s*\\]");

  private final Map<String, @Nullable Object> root;
  private final Report report;

  Arm(Map<String, @Nullable Object> root, Report report) {
    this.root = root;
    this.report = report;
  }

  /** The value with expressions replaced. */
  @Nullable Object resolve(@Nullable Object value, String path) {
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> made = new LinkedHashMap<>();
      map.forEach((key, item) -> made.put(String.valueOf(key), resolve(item, path + "/" + key)));
      return made;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> made = new ArrayList<>();
      for (Object item : list) {
        made.add(resolve(item, path + "/" + made.size()));
      }
      return made;
    }
    return value instanceof String text ? text(text, path) : value;
  }

  private @Nullable Object text(String text, String path) {
    if (text.startsWith("[[")) {
      return text.substring(1);
    }
    if (!text.startsWith("[") || !text.endsWith("]")) {
      return text;
    }
    Matcher matcher = LOOK_UP.matcher(text);
    if (matcher.matches()) {
      Object found = Wrapping.object(root.get(matcher.group(1))).get(matcher.group(2));
      Object value =
          matcher.group(1).equals("parameters")
              ? Wrapping.object(found).get("defaultValue")
              : found;
      if (value != null && !String.valueOf(value).startsWith("[")) {
        return value;
      }
    }
    report.add(
        path,
        "the value of the template expression " + text + " is not in the template",
        "Write the value in its place.");
    return text;
  }
}
