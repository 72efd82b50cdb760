package io.sluice.simulator.front;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.sluice.simulator.wire.WireJson;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** Parses and serialises JSON bodies. */
public final class Json {
  private static final ObjectMapper READER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private Json() {}

  /**
   * Serialises records of the API's types, maps, lists and JSON nodes; enumerations in camelCase.
   */
  public static Buffer encode(Object tree) {
    return encode(tree, WireJson.Spelling.CAMEL);
  }

  /** Serialises a tree with enumerations in the given spelling. */
  public static Buffer encode(Object tree, WireJson.Spelling spelling) {
    try {
      return Buffer.buffer(WireJson.mapper(spelling).writeValueAsBytes(tree));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + tree.getClass(), e);
    }
  }

  /** Converts maps and lists to a tree. Nulls are kept, which {@link #encode} would drop. */
  public static JsonNode tree(Object value) {
    return READER.valueToTree(value);
  }

  /** Parses exactly one JSON document; empty if the bytes are anything else. */
  public static Optional<JsonNode> parse(Buffer bytes) {
    try {
      JsonNode tree = READER.readTree(bytes.getBytes());
      return tree == null || tree instanceof MissingNode ? Optional.empty() : Optional.of(tree);
    } catch (java.io.IOException notJson) {
      return Optional.empty();
    }
  }
}
