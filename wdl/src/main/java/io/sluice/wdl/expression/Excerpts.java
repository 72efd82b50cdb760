package io.sluice.wdl.expression;

import io.sluice.wdl.json.Json;
import org.jspecify.annotations.Nullable;

/** Values and texts cut to the length of a line, for explanations and error messages. */
final class Excerpts {
  /** Characters of one excerpt. */
  static final int MAX_CHARACTERS = 160;

  /** Members of an object or array that an excerpt includes. */
  static final int MAX_MEMBERS = 20;

  /** Nesting levels that an excerpt includes. */
  static final int MAX_DEPTH = 4;

  private Excerpts() {}

  /** The start of a value's JSON. */
  static String value(@Nullable Object value) {
    return cut(Json.write(value instanceof String text ? cut(text) : value));
  }

  /** The start of a text; never splits a surrogate pair. */
  static String cut(String text) {
    if (text.length() <= MAX_CHARACTERS) {
      return text;
    }
    int end = MAX_CHARACTERS;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
        + "...";
  }
}
