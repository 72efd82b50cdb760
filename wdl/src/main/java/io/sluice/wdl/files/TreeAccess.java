package io.sluice.wdl.files;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads trees of Map, List and plain values without asking first what is there. */
final class TreeAccess {
  private TreeAccess() {}

  /** An object; an empty one in place of anything else. */
  @SuppressWarnings("unchecked") // trees have text keys only
  static Map<String, @Nullable Object> object(@Nullable Object value) {
    return value instanceof Map<?, ?> map
        ? (Map<String, @Nullable Object>) map
        : new LinkedHashMap<>();
  }

  /** An array; an empty one in place of anything else. */
  static List<?> array(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  /** A text; an empty one in place of anything else. */
  static String text(@Nullable Object value) {
    return value instanceof String text ? text : "";
  }

  /** A member by its slash path; null when there is none. */
  static @Nullable Object get(@Nullable Object from, String path) {
    Object at = from;
    for (String key : path.split("/", -1)) {
      at = at instanceof Map<?, ?> map ? map.get(key) : null;
    }
    return at;
  }

  /** A path with one more member. */
  static String join(String path, String key) {
    return path.isEmpty() ? key : path + "/" + key;
  }

  /** Whether an expression stands in a text. */
  static boolean isEvaluated(@Nullable Object value) {
    return value instanceof String text
        && ((text.startsWith("@") && !text.startsWith("@@")) || text.contains("@{"));
  }
}
