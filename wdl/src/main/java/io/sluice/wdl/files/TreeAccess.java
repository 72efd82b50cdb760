package io.sluice.wdl.files;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lenient reads from a JSON tree of {@code Map}, {@code List} and scalars: a value of another type
 * reads as empty, so that tools can report on malformed files without type checks at every step.
 */
final class TreeAccess {
  private TreeAccess() {}

  /** The object itself, not a copy; a new empty one for any other value. */
  @SuppressWarnings("unchecked") // trees have text keys only
  static Map<String, @Nullable Object> object(@Nullable Object value) {
    return value instanceof Map<?, ?> map
        ? (Map<String, @Nullable Object>) map
        : new LinkedHashMap<>();
  }

  /** The array itself; an empty one for any other value. */
  static List<?> array(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  /** The string itself; an empty one for any other value. */
  static String text(@Nullable Object value) {
    return value instanceof String text ? text : "";
  }

  /** The member at a slash path; null if there is none. */
  static @Nullable Object get(@Nullable Object from, String path) {
    Object at = from;
    for (String key : path.split("/", -1)) {
      at = at instanceof Map<?, ?> map ? map.get(key) : null;
    }
    return at;
  }

  /** True if the string is an expression or contains one; {@code @@} escapes an at sign. */
  static boolean isEvaluated(@Nullable Object value) {
    return value instanceof String text
        && ((text.startsWith("@") && !text.startsWith("@@")) || text.contains("@{"));
  }
}
