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
final class StoredObjects {
  /** Maximum number of objects. */
  static final int MAX_OBJECTS = 1_000;

  private static final String WHO = "simulator@example.com";

  private final Map<String, ObjectNode> objects = new LinkedHashMap<>();

  /** All objects in order of creation. */
  List<ObjectNode> all() {
    return new ArrayList<>(objects.values());
  }

  /** One object. */
  Optional<ObjectNode> get(String key) {
    return Optional.ofNullable(objects.get(key));
  }

  /**
   * Stores an object with version and timestamps, replacing one with the same key.
   *
   * @throws ApiException with status 400 if the maximum is reached
   */
  ObjectNode put(String key, ObjectNode object, Instant now) {
    ObjectNode before = objects.get(key);
    String time = now.truncatedTo(ChronoUnit.MICROS).toString();
    if (before == null && objects.size() >= MAX_OBJECTS) {
      throw new ApiException(
          400, "tooMany", "The simulator keeps at most " + MAX_OBJECTS + " of these; delete some.");
    }
    ObjectNode stamped = object.deepCopy();
    stamped.put("version", before == null ? 1 : before.path("version").asLong() + 1);
    stamped.put("updatedBy", WHO);
    stamped.put("updatedUtc", time);
    stamped.put("createdBy", WHO);
    stamped.put("createdUtc", before == null ? time : before.path("createdUtc").asText());
    objects.put(key, stamped);
    return stamped;
  }

  /** Stores an object without timestamps. */
  ObjectNode keep(String key, ObjectNode object) {
    objects.put(key, object);
    return object;
  }

  /** Removes an object; false if there is none. */
  boolean remove(String key) {
    return objects.remove(key) != null;
  }

  /** Removes all objects. */
  void clear() {
    objects.clear();
  }
}
