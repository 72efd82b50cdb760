package io.sluice.wdl.action;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of a call as the platform shows them, which is also what {@code actions('X').inputs}
 * returns: the evaluated members, preceded by those that identify the callee. Credentials are left
 * out. The forms of all types are in {@code docs/action-records.md}.
 *
 * @param before members as in the definition that stand before the evaluated ones
 * @param wrapper name of the member that holds the evaluated ones; empty when they are members
 */
record ShownInputs(Map<String, @Nullable Object> before, String wrapper) {
  private static final String RETRY_POLICY = "retryPolicy";

  /** The members of the inputs with these names, as far as there are any. */
  static ShownInputs of(SourceNode source, List<String> members, String wrapper) {
    Map<String, @Nullable Object> before = new LinkedHashMap<>();
    for (String member : members) {
      if (source.has("inputs/" + member)) {
        before.put(member, plain(source.get("inputs/" + member)));
      } else if (member.equals(RETRY_POLICY) && source.has(member)) {
        before.put(member, plain(source.get(member)));
      }
    }
    before.computeIfPresent(RETRY_POLICY, (member, policy) -> capitalized(policy));
    return new ShownInputs(before, wrapper);
  }

  /** The inputs to show; null while the action has none. */
  @Nullable Object of(@Nullable Object evaluated) {
    if (evaluated == null || before.isEmpty()) {
      return evaluated;
    }
    Map<String, @Nullable Object> shown = new LinkedHashMap<>(before);
    if (!wrapper.isEmpty()) {
      shown.put(wrapper, evaluated);
    } else if (evaluated instanceof Map<?, ?> members) {
      members.forEach((key, value) -> shown.put(String.valueOf(key), value));
    }
    return shown;
  }

  /** A retry policy as the platform shows it: with a type such as {@code None}. */
  private static Object capitalized(Object policy) {
    if (policy instanceof Map<?, ?> map && map.get("type") instanceof String type) {
      Map<String, @Nullable Object> shown = new LinkedHashMap<>();
      map.forEach((key, value) -> shown.put(String.valueOf(key), value));
      shown.put("type", type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1));
      return shown;
    }
    return policy;
  }

  /** Expressions that look up a connection become its key; they are not evaluated. */
  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> made = new LinkedHashMap<>();
      map.forEach((key, item) -> made.put(String.valueOf(key), plain(item)));
      return made;
    }
    return value instanceof String text ? ConnectorNames.key(text).orElse(text) : value;
  }
}
