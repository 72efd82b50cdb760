package io.sluice.hub.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON texts that the source itself writes and reads: watermarks and event bodies. */
final class StateJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private StateJson() {}

  static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Reads a text that was written here; an empty object for null or a damaged text. */
  static Fields read(@Nullable String text) {
    try {
      return Fields.of(text == null ? null : JSON.readValue(text, Object.class));
    } catch (JsonProcessingException damaged) {
      return Fields.of(null);
    }
  }

  static @Nullable String time(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }

  /** A map with these names in order; values may be null. */
  static Map<String, @Nullable Object> of(List<String> names, @Nullable Object... values) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      map.put(names.get(i), values[i]);
    }
    return map;
  }
}
