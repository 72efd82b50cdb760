package io.sluice.wdl.action;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads texts of a definition that are not evaluated here: a doubled at sign in front, which
 * designers write for names such as {@code @odata.type}, stands for one.
 */
public final class AtSignEscapes {
  private AtSignEscapes() {}

  /** A tree with the doubled signs of its texts and its keys read as one. */
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
