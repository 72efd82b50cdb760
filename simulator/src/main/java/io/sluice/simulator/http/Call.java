package io.sluice.simulator.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.simulator.front.Json;
import io.sluice.simulator.front.Request;
import io.sluice.simulator.wire.WireJson;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request that was matched with a row of the table.
 *
 * @param request the request in the one path form
 * @param path decoded values of the template's places by their names
 * @param now the world's time
 */
record Call(Request request, Map<String, String> path, Instant now) {

  /** Value of a place in the path. */
  String place(String name) {
    String value = path.get(name);
    if (value == null) {
      throw new IllegalStateException("the template has no place {" + name + "}");
    }
    return value;
  }

  /**
   * Value of a place that must be a uuid.
   *
   * @throws ApiException with the status and code given when it is none
   */
  UUID uuid(String name, int status, String code) {
    String text = place(name);
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException notUuid) {
      throw new ApiException(status, code, "'" + text + "' is not a known id.");
    }
  }

  /** A boolean query parameter; false when it is missing. */
  boolean flag(String name) {
    return request.parameter(name).map(text -> text.equalsIgnoreCase("true")).orElse(false);
  }

  /**
   * A whole number from the query; null when it is missing.
   *
   * @throws ApiException with status 400 when it is no number from 0 to 1,000,000
   */
  @Nullable Integer number(String name) {
    Optional<String> text = request.parameter(name).filter(value -> !value.isBlank());
    if (text.isEmpty()) {
      return null;
    }
    if (!text.get().matches("[0-9]{1,7}")) {
      throw new ApiException(
          400,
          "invalidRequest",
          "The value '" + text.get() + "' of " + name + " is not a whole number.");
    }
    return Integer.valueOf(text.get());
  }

  /**
   * The body as a JSON object.
   *
   * @throws ApiException with status 400 when it is none
   */
  ObjectNode object() {
    return Json.parse(request.body())
        .filter(ObjectNode.class::isInstance)
        .map(ObjectNode.class::cast)
        .orElseThrow(
            () -> new ApiException(400, "invalidRequest", "The body must be a JSON object."));
  }

  /**
   * The body as one of the API's types.
   *
   * @throws ApiException with status 400 when it does not fit
   */
  <T> T body(Class<T> type) {
    return convert(object(), type);
  }

  /**
   * JSON as one of the API's types.
   *
   * @throws ApiException with status 400 when it does not fit
   */
  static <T> T convert(JsonNode tree, Class<T> type) {
    if (!tree.isObject()) {
      throw new ApiException(
          400, "invalidRequest", "A " + type.getSimpleName() + " must be a JSON object: " + tree);
    }
    try {
      return WireJson.mapper().treeToValue(tree, type);
    } catch (JsonProcessingException e) {
      throw new ApiException(
          400,
          "invalidRequest",
          "The body is not a " + type.getSimpleName() + ": " + e.getOriginalMessage());
    }
  }
}
