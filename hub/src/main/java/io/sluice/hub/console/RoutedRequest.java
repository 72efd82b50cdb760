package io.sluice.hub.console;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that has passed access control and matched a route.
 *
 * @param path the values of the path's parameters
 * @param query query parameters, not yet validated
 * @param body at most {@link RequestPipeline#MAX_BODY_BYTES}; empty for GET
 * @param address the caller's IP address
 */
record RoutedRequest(
    Map<String, String> path, MultiMap query, MultiMap headers, Buffer body, String address) {

  /** A path parameter of the route. */
  String path(String name) {
    String value = path.get(name);
    if (value == null) {
      throw new IllegalStateException("the route has no parameter " + name);
    }
    return value;
  }

  QueryParameters parameters(String... known) {
    return QueryParameters.of(query, known);
  }

  @Nullable String header(String name) {
    return headers.get(name);
  }

  /**
   * Parses the body as a JSON object and refuses unknown fields. An empty body is an empty object.
   * The content type is ignored.
   */
  JsonObject json(String... known) {
    JsonObject object = parse();
    for (String field : object.fieldNames()) {
      if (!List.of(known).contains(field)) {
        throw HttpProblem.badParameter(
            field,
            String.valueOf(object.getValue(field)),
            "is not a field here; known: " + List.of(known));
      }
    }
    return object;
  }

  private JsonObject parse() {
    if (body.length() == 0) {
      return new JsonObject();
    }
    try {
      return new JsonObject(body);
    } catch (DecodeException | ClassCastException notAnObject) {
      throw HttpProblem.of(400, "bad-body", "the body is not a JSON object", "send {} or no body");
    }
  }
}
