package io.sluice.hub.connector;

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
 * JSON at the edge of connectors: objects as LinkedHashMap, arrays as List, whole numbers as Long
 * (or BigInteger beyond), others as BigDecimal, so that no digit is lost. Depth and sizes are
 * bounded.
 */
public final class Json {
  private static final int MOST_DEPTH = 200;

  private static final JsonMapper MAPPER =
      mapper(new JsonFactoryBuilder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION));

  private static final JsonMapper TOLERANT = mapper(new JsonFactoryBuilder());

  private Json() {}

  private static JsonMapper mapper(JsonFactoryBuilder factory) {
    return JsonMapper.builder(
            factory
                .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MOST_DEPTH).build())
                .build())
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(DeserializationFeature.USE_LONG_FOR_INTS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }

  /** A value that was read; its own record because null is a value. */
  public record Parsed(@Nullable Object value) {}

  /**
   * The value; empty when the bytes are not one JSON value within the bounds. UTF-8, UTF-16 and
   * UTF-32 are told apart by their first bytes. What is no text, and a name that comes twice in one
   * object, is no JSON: to choose one of two meanings would be a guess (catalogue A32).
   */
  public static Optional<Parsed> read(Buffer bytes) {
    return read(MAPPER, bytes);
  }

  /** The same for flows: of a name that comes twice the last counts, as in Power Automate. */
  public static Optional<Parsed> readTolerant(Buffer bytes) {
    return read(TOLERANT, bytes);
  }

  private static Optional<Parsed> read(JsonMapper mapper, Buffer bytes) {
    try {
      return Optional.of(new Parsed(mapper.readValue(bytes.getBytes(), Object.class)));
    } catch (IOException broken) {
      return Optional.empty();
    }
  }

  /** Compact text. */
  public static String write(@Nullable Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException unwritable) {
      throw new OutboundException(
          Outcome.REJECTED,
          "a value cannot be written as JSON: " + unwritable.getOriginalMessage());
    }
  }
}
