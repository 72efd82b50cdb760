package io.sluice.wdl.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a value as compact JSON with the escapes of Json.NET's writer. */
final class JsonWriter {
  private final StringBuilder out = new StringBuilder();

  String write(@Nullable Object value) {
    value(value, 0);
    return out.toString();
  }

  private void value(@Nullable Object value, int depth) {
    if (value == null) {
      out.append("null");
    } else if (value instanceof String text) {
      string(text);
    } else if (value instanceof Boolean truth) {
      out.append(truth.booleanValue());
    } else if (value instanceof Number number) {
      number(number);
    } else if (depth >= Bounds.MAX_DATA_DEPTH) {
      throw Values.tooDeep();
    } else if (value instanceof List<?> list) {
      array(list, depth + 1);
    } else if (value instanceof Map<?, ?> map) {
      object(map, depth + 1);
    } else {
      throw new IllegalArgumentException("Not a value of the language: " + value.getClass());
    }
    if (out.length() > Bounds.MAX_TEXT) {
      throw new ExpressionException(
          "The value is longer than " + Bounds.MAX_TEXT + " characters as JSON.");
    }
  }

  private void array(List<?> list, int depth) {
    char before = '[';
    for (Object element : list) {
      out.append(before);
      value(element, depth);
      before = ',';
    }
    out.append(before == '[' ? "[]" : "]");
  }

  private void object(Map<?, ?> map, int depth) {
    char before = '{';
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.append(before);
      string(String.valueOf(entry.getKey()));
      out.append(':');
      value(entry.getValue(), depth);
      before = ',';
    }
    out.append(before == '{' ? "{}" : "}");
  }

  private void number(Number value) {
    Number number = Values.toNumber(value);
    String text = TextForm.of(number);
    if (number instanceof Double real && !Double.isFinite(real)) {
      string(text);
      return;
    }
    out.append(text);
    if (number instanceof Double || isFraction(number)) {
      if (text.indexOf('.') < 0 && text.indexOf('E') < 0) {
        out.append(".0");
      }
    }
  }

  /** Whether a number is a decimal; a BigDecimal of 19 or more digits may be a large integer. */
  private static boolean isFraction(Number number) {
    return number instanceof BigDecimal decimal
        && (decimal.scale() > 0 || decimal.precision() - decimal.scale() < 19);
  }

  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      character(text.charAt(i));
    }
    out.append('"');
  }

  private void character(char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      default -> {
        if (c < ' ' || c == '\u0085' || c == '\u2028' || c == '\u2029') {
          out.append("\\u").append(String.format("%04x", (int) c));
        } else {
          out.append(c);
        }
      }
    }
  }
}
