package io.sluice.hub.settings;

/**
 * One fault of a configuration, or one deprecated spelling.
 *
 * @param origin where the value, or the section that lacks it, comes from
 * @param path dotted, as in {@code environment.instanceId}; empty for the whole file
 * @param value as given; empty when nothing was given. Never a secret
 * @param rule the rule that is broken and what to do
 */
public record ConfigProblem(Origin origin, String path, String value, String rule) {
  /** The line in the file, 1 for the first; 0 when unknown. */
  public int line() {
    return origin.line();
  }

  /** One line for people. */
  public String text() {
    StringBuilder text = new StringBuilder(origin.text()).append(": ");
    if (!path.isEmpty()) {
      text.append(path).append(value.isEmpty() ? "" : " = " + value).append(": ");
    }
    return text.append(rule).toString();
  }
}
