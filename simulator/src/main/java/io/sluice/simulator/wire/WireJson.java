package io.sluice.simulator.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Converts the API's types to JSON and back: properties in the order of the API description, absent
 * ones omitted, instants as ISO 8601 in UTC with {@code Z}, enumerations written in one spelling
 * and read in any.
 */
public final class WireJson {

  /** Spelling of enumeration constants. */
  public enum Spelling {
    /** {@code timedOut}, as in the API description. */
    CAMEL,
    /** {@code TimedOut}, as in logs and the Power BI client. */
    PASCAL
  }

  private static final ObjectMapper CAMEL = build(Spelling.CAMEL);
  private static final ObjectMapper PASCAL = build(Spelling.PASCAL);

  private WireJson() {}

  /** Shared mapper with camelCase enumerations; do not reconfigure it. */
  public static ObjectMapper mapper() {
    return CAMEL;
  }

  /** Shared mapper for a spelling; do not reconfigure it. */
  public static ObjectMapper mapper(Spelling spelling) {
    return spelling == Spelling.CAMEL ? CAMEL : PASCAL;
  }

  /** Module for other mappers: instants and camelCase enumerations. */
  public static Module module() {
    return new WireModule(Spelling.CAMEL);
  }

  /** Writes a value of this package as one line of JSON. */
  public static String write(Object value) {
    try {
      return CAMEL.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write " + value.getClass().getName(), e);
    }
  }

  private static ObjectMapper build(Spelling spelling) {
    return JsonMapper.builder()
        .addModule(new WireModule(spelling))
        .serializationInclusion(JsonInclude.Include.NON_NULL)
        .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .build();
  }
}
