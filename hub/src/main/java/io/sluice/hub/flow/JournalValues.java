package io.sluice.hub.flow;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values as JSON and back to exactly the same values. What JSON has not is written as an object
 * with one marked member: {@code {"$decimal": "1.20"}}, {@code {"$double": "NaN"}}; an object of
 * the flow's own that looks like one is put into {@code {"$object": ...}}.
 */
final class JournalValues {
  private static final String DECIMAL = "$decimal";
  private static final String DOUBLE = "$double";
  private static final String OBJECT = "$object";

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(1_000)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private JournalValues() {}

  static String write(@Nullable Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      write(value, generator);
    } catch (IOException impossible) {
      throw new IllegalStateException("a text is written without I/O", impossible);
    }
    return text.toString();
  }

  static @Nullable Object read(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      parser.nextToken();
      return read(parser);
    } catch (IOException wrong) {
      throw new IllegalStateException("the journal is damaged: " + wrong.getMessage(), wrong);
    }
  }

  private static void write(@Nullable Object value, JsonGenerator to) throws IOException {
    if (value instanceof String text) {
      to.writeString(text);
    } else if (value instanceof Long number) {
      to.writeNumber(number);
    } else if (value instanceof Integer number) {
      to.writeNumber(number);
    } else if (value instanceof Double number) {
      writeDouble(number, to);
    } else if (value instanceof BigDecimal number) {
      writeMarked(DECIMAL, number.toString(), to);
    } else if (value instanceof Boolean bool) {
      to.writeBoolean(bool);
    } else if (value instanceof List<?> list) {
      to.writeStartArray();
      for (Object item : list) {
        write(item, to);
      }
      to.writeEndArray();
    } else if (value instanceof Map<?, ?> map) {
      writeMap(map, to);
    } else if (value == null) {
      to.writeNull();
    } else {
      throw new IllegalStateException("a run has no values of " + value.getClass());
    }
  }

  private static void writeDouble(double number, JsonGenerator to) throws IOException {
    if (Double.isFinite(number)) {
      to.writeNumber(number);
    } else {
      writeMarked(DOUBLE, Double.toString(number), to);
    }
  }

  private static void writeMarked(String mark, String text, JsonGenerator to) throws IOException {
    to.writeStartObject();
    to.writeStringField(mark, text);
    to.writeEndObject();
  }

  private static void writeMap(Map<?, ?> map, JsonGenerator to) throws IOException {
    boolean looksMarked = map.keySet().stream().anyMatch(JournalValues::isMark);
    to.writeStartObject();
    if (looksMarked) {
      to.writeObjectFieldStart(OBJECT);
    }
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      to.writeFieldName(String.valueOf(entry.getKey()));
      write(entry.getValue(), to);
    }
    if (looksMarked) {
      to.writeEndObject();
    }
    to.writeEndObject();
  }

  private static boolean isMark(@Nullable Object key) {
    return DECIMAL.equals(key) || DOUBLE.equals(key) || OBJECT.equals(key);
  }

  private static @Nullable Object read(JsonParser from) throws IOException {
    JsonToken token = from.currentToken();
    if (token == null) {
      throw new IllegalStateException("the journal is damaged: it ends too early");
    }
    return switch (token) {
      case START_OBJECT -> unmarked(readMap(from));
      case START_ARRAY -> {
        List<@Nullable Object> list = new ArrayList<>();
        while (from.nextToken() != JsonToken.END_ARRAY) {
          list.add(read(from));
        }
        yield list;
      }
      case VALUE_STRING -> from.getText();
      case VALUE_NUMBER_INT -> from.getLongValue();
      case VALUE_NUMBER_FLOAT -> from.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  /** The members of an object; what is inside a marked {@code $object} is left as it stands. */
  private static Map<String, @Nullable Object> readMap(JsonParser from) throws IOException {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    while (from.nextToken() != JsonToken.END_OBJECT) {
      String key = from.currentName();
      from.nextToken();
      boolean kept = key.equals(OBJECT) && from.currentToken() == JsonToken.START_OBJECT;
      map.put(key, kept ? readMap(from) : read(from));
    }
    return map;
  }

  private static @Nullable Object unmarked(Map<String, @Nullable Object> map) {
    if (map.size() != 1) {
      return map;
    }
    Map.Entry<String, @Nullable Object> only = map.entrySet().iterator().next();
    return switch (only.getKey()) {
      case DECIMAL -> new BigDecimal(String.valueOf(only.getValue()));
      case DOUBLE -> Double.valueOf(String.valueOf(only.getValue()));
      case OBJECT -> only.getValue();
      default -> map;
    };
  }
}
