package io.sluice.simulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.simulator.wire.WireJson;
import java.time.Instant;

/** The API's representation of objects, as JSON. */
final class Shown {

  private Shown() {}

  static JsonNode json(Object wire) {
    return WireJson.mapper().valueToTree(wire);
  }

  static Instant instant(JsonNode json, String pointer) {
    return Instant.parse(json.at(pointer).asText());
  }
}
