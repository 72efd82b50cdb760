package io.sluice.wdl.expression;

import io.sluice.wdl.json.Json;
import org.jspecify.annotations.Nullable;

/** Texts for people, cut to what fits a line. */
final class Excerpts {
  /** Characters of one text at most. */
  static final int MAX_CHARACTERS = 160;

  /** Members of an object or array that are looked at. */
  static final int MAX_MEMBERS = 20;

  /** Levels of an object or array that are looked at. */
  static final int MAX_DEPTH = 4;

  private Excerpts() {}

  /** A value as JSON. */
  static String value(@Nullable Object value) {
    return cut(Json.write(value instanceof String text ? cut(text) : value));
  }

  /** The text, or its beginning. */
  static String cut(String text) {
    if (text.length() <= MAX_CHARACTERS) {
      return text;
    }
    int end = MAX_CHARACTERS;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
        + "...";
  }
}
