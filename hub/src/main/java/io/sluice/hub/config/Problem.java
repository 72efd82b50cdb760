package io.sluice.hub.config;

/**
 * One fault of a configuration.
 *
 * @param line 1 for the first; 0 when the fault has no line
 * @param path dotted, as in {@code environment.instanceId}; empty for the file itself
 * @param value as given; empty when nothing was given. Never a secret's value
 * @param rule what holds and what to do
 */
public record Problem(String file, int line, String path, String value, String rule) {
  /** One line for people. */
  public String text() {
    StringBuilder text = new StringBuilder(file);
    if (line > 0) {
      text.append(':').append(line);
    }
    text.append(": ");
    if (!path.isEmpty()) {
      text.append(path).append(value.isEmpty() ? "" : " = " + value).append(": ");
    }
    return text.append(rule).toString();
  }
}
