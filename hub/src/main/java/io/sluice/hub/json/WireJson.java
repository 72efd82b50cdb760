package io.sluice.hub.json;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * JSON as it crosses the network. Objects are read as LinkedHashMap, arrays as List, integers as
 * Long (BigInteger beyond 64 bits) and other numbers as BigDecimal, so that no digit is lost.
 * Nesting is limited to {@value #MAX_DEPTH} levels.
 */
public final class WireJson {
  private static final int MAX_DEPTH = 200;

  private static final JsonMapper STRICT =
      mapper(new JsonFactoryBuilder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION));

  private static final JsonMapper TOLERANT = mapper(new JsonFactoryBuilder());

  private WireJson() {}

  private static JsonMapper mapper(JsonFactoryBuilder factory) {
    return JsonMapper.builder(
            factory
                .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                .build())
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(DeserializationFeature.USE_LONG_FOR_INTS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }

  /** A value that was read. A record of its own because null is a JSON value. */
  public record Parsed(@Nullable Object value) {}

  /**
   * Strict reader, for answers whose meaning must not be guessed. UTF-8, UTF-16 and UTF-32 are
   * recognised by their first bytes (RFC 4627, section 3).
   *
   * @return empty if the bytes are not exactly one JSON value within the bounds, are not valid
   *     text, or if an object repeats a name (RFC 8259, section 4, leaves open which value counts)
   */
  public static Optional<Parsed> read(Buffer bytes) {
    return read(STRICT, bytes);
  }

  /**
   * Tolerant reader, for data that flows work on: the last value of a repeated name wins, as in
   * Power Automate.
   */
  public static Optional<Parsed> readTolerant(Buffer bytes) {
    return read(TOLERANT, bytes);
  }

  private static Optional<Parsed> read(JsonMapper mapper, Buffer bytes) {
    try {
      return Optional.of(new Parsed(mapper.readValue(bytes.getBytes(), Object.class)));
    } catch (IOException malformed) {
      return Optional.empty();
    }
  }

  /**
   * Compact text.
   *
   * @throws IllegalArgumentException if the value is too deep or holds something that JSON lacks
   */
  public static String write(@Nullable Object value) {
    try {
      return STRICT.writeValueAsString(value);
    } catch (JsonProcessingException unwritable) {
      throw new IllegalArgumentException(
          "the value cannot be written as JSON: " + unwritable.getOriginalMessage());
    }
  }
}
