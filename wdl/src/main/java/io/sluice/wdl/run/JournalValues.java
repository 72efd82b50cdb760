package io.sluice.wdl.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lossless JSON form of values. Types that JSON lacks are written as an object with one marked
 * member: {@code {"$decimal": "1.20"}} and {@code {"$double": "NaN"}}. {@code {"$same": 7}} is a
 * back-reference to the seventh object or array written so far; values are immutable, so that
 * sharing them is safe. A flow's own object with such a member is wrapped in {@code {"$object":
 * ...}}.
 */
public final class JournalValues {
  private static final String DECIMAL = "$decimal";
  private static final String DOUBLE = "$double";
  private static final String OBJECT = "$object";
  private static final String SAME = "$same";

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(1_000)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private JournalValues() {}

  /** Writes a value. */
  public static String write(@Nullable Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      new Writer(generator).write(value);
    } catch (IOException impossible) {
      throw new IllegalStateException("a text is written without I/O", impossible);
    }
    return text.toString();
  }

  /**
   * Reads a value.
   *
   * @throws IllegalStateException when the text is damaged
   */
  public static @Nullable Object read(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      parser.nextToken();
      return new Reader(parser).read();
    } catch (IOException wrong) {
      throw new IllegalStateException("the journal is damaged: " + wrong.getMessage(), wrong);
    }
  }

  private static boolean isMark(@Nullable Object key) {
    return DECIMAL.equals(key) || DOUBLE.equals(key) || OBJECT.equals(key) || SAME.equals(key);
  }

  private static final class Writer {
    private final JsonGenerator to;
    private final IdentityHashMap<Object, Integer> written = new IdentityHashMap<>();

    Writer(JsonGenerator to) {
      this.to = to;
    }

    void write(@Nullable Object value) throws IOException {
      if (value instanceof String text) {
        to.writeString(text);
      } else if (value instanceof Long || value instanceof Integer) {
        to.writeNumber(((Number) value).longValue());
      } else if (value instanceof Double number) {
        writeDouble(number);
      } else if (value instanceof BigDecimal number) {
        writeMarked(DECIMAL, number.toString());
      } else if (value instanceof Boolean bool) {
        to.writeBoolean(bool);
      } else if (value instanceof List || value instanceof Map) {
        writeStructure(value);
      } else if (value == null) {
        to.writeNull();
      } else {
        throw new IllegalStateException("a run cannot have values of " + value.getClass());
      }
    }

    private void writeStructure(Object value) throws IOException {
      Integer before = written.putIfAbsent(value, written.size() + 1);
      if (before != null) {
        to.writeStartObject();
        to.writeNumberField(SAME, before);
        to.writeEndObject();
      } else if (value instanceof Map<?, ?> map) {
        writeMap(map);
      } else if (value instanceof List<?> list) {
        to.writeStartArray();
        for (Object item : list) {
          write(item);
        }
        to.writeEndArray();
      }
    }

    private void writeDouble(double number) throws IOException {
      if (Double.isFinite(number)) {
        to.writeNumber(number);
      } else {
        writeMarked(DOUBLE, Double.toString(number));
      }
    }

    private void writeMarked(String mark, String text) throws IOException {
      to.writeStartObject();
      to.writeStringField(mark, text);
      to.writeEndObject();
    }

    private void writeMap(Map<?, ?> map) throws IOException {
      boolean looksMarked = map.keySet().stream().anyMatch(JournalValues::isMark);
      to.writeStartObject();
      if (looksMarked) {
        to.writeObjectFieldStart(OBJECT);
      }
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        to.writeFieldName(String.valueOf(entry.getKey()));
        write(entry.getValue());
      }
      if (looksMarked) {
        to.writeEndObject();
      }
      to.writeEndObject();
    }
  }

  private static final class Reader {
    private final JsonParser from;
    private final List<Object> read = new ArrayList<>();

    Reader(JsonParser from) {
      this.from = from;
    }

    @Nullable Object read() throws IOException {
      JsonToken token = from.currentToken();
      if (token == null) {
        throw new IllegalStateException("the journal is damaged: unexpected end");
      }
      return switch (token) {
        case START_OBJECT -> readObject();
        case START_ARRAY -> readArray();
        case VALUE_STRING -> from.getText();
        case VALUE_NUMBER_INT -> from.getLongValue();
        case VALUE_NUMBER_FLOAT -> from.getDoubleValue();
        case VALUE_TRUE -> true;
        case VALUE_FALSE -> false;
        default -> null;
      };
    }

    private List<@Nullable Object> readArray() throws IOException {
      List<@Nullable Object> list = new ArrayList<>();
      read.add(list);
      while (from.nextToken() != JsonToken.END_ARRAY) {
        list.add(read());
      }
      return list;
    }

    private Object readObject() throws IOException {
      JsonToken first = from.nextToken();
      if (first == JsonToken.FIELD_NAME && isMark(from.currentName())) {
        String mark = from.currentName();
        from.nextToken();
        Object value = marked(mark);
        from.nextToken();
        return value;
      }
      return readMembers();
    }

    private Object marked(String mark) throws IOException {
      return switch (mark) {
        case DECIMAL -> new BigDecimal(from.getText());
        case DOUBLE -> Double.valueOf(from.getText());
        case SAME -> read.get(from.getIntValue() - 1);
        default -> {
          from.nextToken();
          yield readMembers();
        }
      };
    }

    private Map<String, @Nullable Object> readMembers() throws IOException {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      read.add(map);
      while (from.currentToken() == JsonToken.FIELD_NAME) {
        String key = from.currentName();
        from.nextToken();
        map.put(key, read());
        from.nextToken();
      }
      return map;
    }
  }
}
