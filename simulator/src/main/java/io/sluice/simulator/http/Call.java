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
 * A request with the parameters of its route.
 *
 * @param request request with a normalized path
 * @param path decoded path parameters by name
 * @param now the world's time
 */
record Call(Request request, Map<String, String> path, Instant now) {

  /** A path parameter. */
  String place(String name) {
    String value = path.get(name);
    if (value == null) {
      throw new IllegalStateException("the template has no place {" + name + "}");
    }
    return value;
  }

  /**
   * A path parameter that must be a UUID.
   *
   * @throws ApiException with the given status and code if it is not
   */
  UUID uuid(String name, int status, String code) {
    String text = place(name);
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException notUuid) {
      throw new ApiException(status, code, "'" + text + "' is not a known id.");
    }
  }

  /** A boolean query parameter; false if absent. */
  boolean flag(String name) {
    return request.parameter(name).map(text -> text.equalsIgnoreCase("true")).orElse(false);
  }

  /**
   * An integer query parameter; null if absent.
   *
   * @throws ApiException with status 400 unless it is a number from 0 to 1,000,000
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
   * @throws ApiException with status 400 if it is something else
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
   * @throws ApiException with status 400 if it does not match
   */
  <T> T body(Class<T> type) {
    return convert(object(), type);
  }

  /**
   * JSON as one of the API's types.
   *
   * @throws ApiException with status 400 if it does not match
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
