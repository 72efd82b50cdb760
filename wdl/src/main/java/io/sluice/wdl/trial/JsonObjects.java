package io.sluice.wdl.trial;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds and reads JSON objects. */
final class JsonObjects {
  private JsonObjects() {}

  /** An object of alternating keys and values, in this order. */
  static Map<String, @Nullable Object> object(@Nullable Object... pairs) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (int i = 0; i + 1 < pairs.length; i += 2) {
      object.put(String.valueOf(pairs[i]), pairs[i + 1]);
    }
    return object;
  }

  /** A copy of an object's members; empty for any other value. */
  static Map<String, @Nullable Object> members(@Nullable Object value) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, item) -> members.put(String.valueOf(key), item));
    }
    return members;
  }

  /**
   * Converts keys with slashes to nested objects: {@code item/name} to {@code {"item": {"name":
   * ...}}}.
   */
  static Map<String, @Nullable Object> nested(Map<String, @Nullable Object> flat) {
    Map<String, @Nullable Object> nested = new LinkedHashMap<>();
    flat.forEach(
        (path, value) -> {
          Map<String, @Nullable Object> at = nested;
          String[] keys = path.split("/", -1);
          for (int i = 0; i + 1 < keys.length; i++) {
            Map<String, @Nullable Object> inner = members(at.get(keys[i]));
            at.put(keys[i], inner);
            at = inner;
          }
          at.put(keys[keys.length - 1], value);
        });
    return nested;
  }
}
