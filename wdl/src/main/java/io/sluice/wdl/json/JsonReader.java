package io.sluice.wdl.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Recursive-descent parser of JSON, strict or lenient as {@link Json} defines it. */
final class JsonReader {
  private final JsonText text;
  private final boolean lenient;
  private int depth;
  private int values;

  JsonReader(String source, boolean lenient) {
    this.text = new JsonText(source, lenient);
    this.lenient = lenient;
    if (source.length() > Bounds.MAX_JSON_LENGTH) {
      throw text.error("A JSON text may have at most " + Bounds.MAX_JSON_LENGTH + " characters");
    }
  }

  @Nullable Object document() {
    text.skipMark();
    return value();
  }

  void end() {
    if (!text.atEnd()) {
      throw text.error("Expected the end of the JSON text, found " + text.found());
    }
  }

  private @Nullable Object value() {
    if (++values > Bounds.MAX_JSON_VALUES) {
      throw text.error("A JSON text may hold at most " + Bounds.MAX_JSON_VALUES + " values");
    }
    char c = text.peek();
    if (c == '{' || c == '[') {
      if (++depth > Bounds.MAX_DATA_DEPTH) {
        throw text.error("JSON may be nested at most " + Bounds.MAX_DATA_DEPTH + " levels deep");
      }
      Object value = c == '{' ? object() : array();
      depth--;
      return value;
    }
    if (c == '"' || (lenient && c == '\'')) {
      return text.string();
    }
    if (c == '-' || Chars.isDigit(c) || (lenient && c == '.')) {
      return text.number();
    }
    return text.word();
  }

  private Map<String, @Nullable Object> object() {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    text.expect('{');
    while (text.peek() != '}') {
      String key = key();
      if (!text.accept(':')) {
        throw text.error("Expected ':' after the key \"" + key + "\", found " + text.found());
      }
      object.remove(key);
      object.put(key, value());
      if (!text.accept(',')) {
        break;
      }
      if (!lenient && text.peek() == '}') {
        throw text.error("Expected a key after ',', found '}'");
      }
    }
    if (!text.accept('}')) {
      throw text.error("Expected ',' or '}' in an object, found " + text.found());
    }
    return object;
  }

  private String key() {
    char c = text.peek();
    if (c == '"' || (lenient && c == '\'')) {
      return text.string();
    }
    String name = lenient ? text.name() : "";
    if (name.isEmpty()) {
      throw text.error("Expected a key in quotes, found " + text.found());
    }
    return name;
  }

  private List<@Nullable Object> array() {
    List<@Nullable Object> array = new ArrayList<>();
    text.expect('[');
    while (text.peek() != ']') {
      array.add(value());
      if (!text.accept(',')) {
        break;
      }
      if (!lenient && text.peek() == ']') {
        throw text.error("Expected a value after ',', found ']'");
      }
    }
    if (!text.accept(']')) {
      throw text.error("Expected ',' or ']' in an array, found " + text.found());
    }
    return array;
  }
}
