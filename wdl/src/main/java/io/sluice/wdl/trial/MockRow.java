package io.sluice.wdl.trial;

import io.sluice.wdl.action.OperationRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@link MockTable}: what stands in for an operation, or for a family of them.
 *
 * @param pattern {@code connector.operation} without {@code shared_}; a star stands for anything
 * @param status the HTTP status of the answer
 * @param after how long the answer takes
 * @param doc what the answer is, for people
 * @param body makes the answer's body; what the flow reads beyond it is added
 */
public record MockRow(
    String pattern,
    int status,
    Duration after,
    String doc,
    Function<Asked, @Nullable Object> body) {

  /**
   * What is asked of a mock.
   *
   * @param sent the parameters, slash keys nested
   * @param sample makes values
   */
  public record Asked(
      OperationRequest request, Map<String, @Nullable Object> sent, SampleValues sample) {
    /** The body that the call sends, by its usual names; all parameters when there is none. */
    Map<String, @Nullable Object> echo() {
      for (String member : new String[] {"body", "item", "emailMessage", "request"}) {
        if (sent.get(member) instanceof Map<?, ?> map) {
          return JsonObjects.members(map);
        }
      }
      Map<String, @Nullable Object> all = new LinkedHashMap<>(sent);
      all.keySet().removeIf(key -> key.equals("method") || key.equals("path"));
      return all;
    }

    /** What is sent, with an id before it. */
    Map<String, @Nullable Object> echo(String id) {
      Map<String, @Nullable Object> object = new LinkedHashMap<>();
      object.put(id, sample.of(InferredShape.named(id)));
      object.putAll(echo());
      return object;
    }

    /** An object of values that are named like this. */
    Map<String, @Nullable Object> object(String... names) {
      Map<String, @Nullable Object> object = new LinkedHashMap<>();
      for (String name : names) {
        object.put(name, sample.of(InferredShape.named(name)));
      }
      return object;
    }

    /** Two items in a member {@code value}, as the connectors give them. */
    Map<String, @Nullable Object> list(String... names) {
      InferredShape value = InferredShape.named("value");
      for (String name : names) {
        value.items().member(name);
      }
      return JsonObjects.object("value", sample.of(value));
    }
  }

  /** Whether the row stands in for an operation. */
  boolean matches(String operation) {
    return matches(pattern, operation);
  }

  /** Compares whatever the letter case; a star stands for any text, and is tried at each place. */
  static boolean matches(String pattern, String text) {
    String[] parts = pattern.toLowerCase(Locale.ROOT).split("\\*", -1);
    String rest = text.toLowerCase(Locale.ROOT);
    if (parts.length == 1) {
      return rest.equals(parts[0]);
    }
    String last = parts[parts.length - 1];
    if (!rest.startsWith(parts[0]) || !rest.endsWith(last)) {
      return false;
    }
    int at = parts[0].length();
    for (int i = 1; i < parts.length - 1; i++) {
      int found = rest.indexOf(parts[i], at);
      if (found < 0) {
        return false;
      }
      at = found + parts[i].length();
    }
    return at <= rest.length() - last.length();
  }
}
