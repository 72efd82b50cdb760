package io.sluice.simulator.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps things that clients define and the world knows nothing of, each with its stamps. */
final class Shelf {
  /** How many things one shelf keeps. */
  static final int MOST = 1_000;

  private static final String WHO = "simulator@example.com";

  private final Map<String, ObjectNode> things = new LinkedHashMap<>();

  /** Everything, in order of creation. */
  List<ObjectNode> all() {
    return new ArrayList<>(things.values());
  }

  /** One thing. */
  Optional<ObjectNode> get(String key) {
    return Optional.ofNullable(things.get(key));
  }

  /**
   * Puts a thing on the shelf, with version and stamps; a thing of the same key goes.
   *
   * @throws ApiException with status 400 when the shelf is full
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

  /** Keeps a thing without stamps. */
  ObjectNode keep(String key, ObjectNode thing) {
    things.put(key, thing);
    return thing;
  }

  /** Takes a thing off; false when it is not there. */
  boolean remove(String key) {
    return things.remove(key) != null;
  }

  /** Takes everything off. */
  void clear() {
    things.clear();
  }
}
