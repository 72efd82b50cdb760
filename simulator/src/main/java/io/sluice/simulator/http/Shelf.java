package io.sluice.simulator.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stores objects that clients define and the world does not use, with version and timestamps. */
final class Shelf {
  /** Maximum number of objects. */
  static final int MOST = 1_000;

  private static final String WHO = "simulator@example.com";

  private final Map<String, ObjectNode> things = new LinkedHashMap<>();

  /** All objects in order of creation. */
  List<ObjectNode> all() {
    return new ArrayList<>(things.values());
  }

  /** One object. */
  Optional<ObjectNode> get(String key) {
    return Optional.ofNullable(things.get(key));
  }

  /**
   * Stores an object with version and timestamps, replacing one with the same key.
   *
   * @throws ApiException with status 400 if the maximum is reached
   */
  ObjectNode put(String key, ObjectNode thing, Instant now) {
    ObjectNode before = things.get(key);
    String time = now.truncatedTo(ChronoUnit.MICROS).toString();
    if (before == null && things.size() >= MOST) {
      throw new ApiException(
          400, "tooMany", "The simulator keeps at most " + MOST + " of these; delete some.");
    }
    ObjectNode stamped = thing.deepCopy();
    stamped.put("version", before == null ? 1 : before.path("version").asLong() + 1);
    stamped.put("updatedBy", WHO);
    stamped.put("updatedUtc", time);
    stamped.put("createdBy", WHO);
    stamped.put("createdUtc", before == null ? time : before.path("createdUtc").asText());
    things.put(key, stamped);
    return stamped;
  }

  /** Stores an object without timestamps. */
  ObjectNode keep(String key, ObjectNode thing) {
    things.put(key, thing);
    return thing;
  }

  /** Removes an object; false if there is none. */
  boolean remove(String key) {
    return things.remove(key) != null;
  }

  /** Removes all objects. */
  void clear() {
    things.clear();
  }
}
