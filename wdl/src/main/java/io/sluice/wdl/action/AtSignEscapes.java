package io.sluice.wdl.action;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Removes the escape of leading at signs from parts of a definition that are not evaluated, such as
 * schemas: the designer writes {@code @@odata.type} for {@code @odata.type}.
 */
public final class AtSignEscapes {
  private AtSignEscapes() {}

  /** A copy of a tree with its strings and keys unescaped. */
  public static @Nullable Object read(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> made = new LinkedHashMap<>();
      map.forEach((key, item) -> made.put(text(String.valueOf(key)), read(item)));
      return made;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> made = new ArrayList<>();
      list.forEach(item -> made.add(read(item)));
      return made;
    }
    return value instanceof String text ? text(text) : value;
  }

  private static String text(String text) {
    return text.startsWith("@@") ? text.substring(1) : text;
  }
}
