package io.sluice.hub.settings;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes values as YAML on one line. */
public final class Yaml {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/][A-Za-z0-9 _./@+:-]*");
  private static final Pattern NOT_A_STRING =
      Pattern.compile(
          "(?i)true|false|yes|no|on|off|null|[0-9][0-9_]*(\\.[0-9_]*)?(e[-+]?[0-9]+)?|0[xo].*"
              + "|[0-9:]+|[0-9]{4}-[0-9]{2}-[0-9]{2}.*|.*:|.*: .*|.* ");

  private Yaml() {}

  /** A string, quoted where YAML would read it as something else. */
  public static String scalar(String text) {
    boolean plain = PLAIN.matcher(text).matches() && !NOT_A_STRING.matcher(text).matches();
    return plain
        ? text
        : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  /** A sequence in flow style. */
  public static String list(List<String> items) {
    return items.stream().collect(Collectors.joining(", ", "[", "]"));
  }
}
