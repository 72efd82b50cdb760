package io.sluice.wdl.expression;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function's name and parameters.
 *
 * @param required number of required parameters; they come first
 * @param open whether the last parameter can be repeated
 */
public record Signature(String name, List<String> parameters, int required, boolean open) {
  private static final List<String> COUNTS = List.of("no", "one", "two", "three", "four", "five");

  /**
   * Parses the written form: {@code substring(text, start, length?)} has an optional parameter,
   * {@code concat(text, ...)} a repeatable one.
   */
  public static Signature of(String written) {
    int bracket = written.indexOf('(');
    String inner = written.substring(bracket + 1, written.length() - 1);
    List<String> parameters = new ArrayList<>();
    int required = 0;
    boolean open = false;
    for (String part : inner.isEmpty() ? new String[0] : inner.split(", ", -1)) {
      if (part.equals("...")) {
        open = true;
      } else if (part.endsWith("?")) {
        parameters.add(part.substring(0, part.length() - 1));
      } else {
        parameters.add(part);
        required++;
      }
    }
    return new Signature(written.substring(0, bracket), List.copyOf(parameters), required, open);
  }

  /** The error message for a number of arguments; null if the number is allowed. */
  public @Nullable String arityError(int count) {
    if (count >= required && (open || count <= parameters.size())) {
      return null;
    }
    return "The template function '%s' expects %s, but was given %s: %s"
        .formatted(name, expected(), count(count), this);
  }

  private String expected() {
    if (open) {
      return "at least " + count(required);
    }
    if (required == parameters.size()) {
      return count(required);
    }
    return parameters.size() == required + 1
        ? "either " + COUNTS.get(required) + " or " + count(parameters.size())
        : "between " + COUNTS.get(required) + " and " + count(parameters.size());
  }

  private static String count(int count) {
    String number = count < COUNTS.size() ? COUNTS.get(count) : Integer.toString(count);
    return number + (count == 1 ? " parameter" : " parameters");
  }

  /** The name of the parameter for the argument at an index. */
  public String parameter(int index) {
    return parameters.get(Math.min(index, parameters.size() - 1));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(name).append('(');
    for (int i = 0; i < parameters.size(); i++) {
      text.append(i == 0 ? "" : ", ").append(parameters.get(i));
      text.append(i < required ? "" : "?");
    }
    return text.append(open ? ", ...)" : ")").toString();
  }
}
