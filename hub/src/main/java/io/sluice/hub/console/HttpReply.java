package io.sluice.hub.console;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * An HTTP response: a complete body, or a stream that is written after the head.
 *
 * @param stream writes the response body; {@link #WHOLE} if {@code body} is complete
 */
record HttpReply(
    int status,
    String type,
    Map<String, String> headers,
    Buffer body,
    Consumer<HttpServerResponse> stream) {
  /** Marks a reply whose body is complete. */
  static final Consumer<HttpServerResponse> WHOLE = response -> {};

  static HttpReply json(int status, JsonObject body) {
    return of(status, "application/json", body.toBuffer());
  }

  static HttpReply json(JsonObject body) {
    return json(200, body);
  }

  static HttpReply text(int status, String text) {
    return of(status, "text/plain; charset=utf-8", Buffer.buffer(text));
  }

  static HttpReply of(int status, String type, Buffer body) {
    return new HttpReply(status, type, Map.of(), body, WHOLE);
  }

  static HttpReply stream(String type, Consumer<HttpServerResponse> stream) {
    return new HttpReply(200, type, Map.of(), Buffer.buffer(), stream);
  }

  /** Redirects the browser to another page with GET (status 303). */
  static HttpReply seeOther(String path) {
    return text(303, "").with("Location", path);
  }

  HttpReply with(String header, String value) {
    return withAll(Map.of(header, value));
  }

  HttpReply withAll(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.putAll(more);
    return new HttpReply(status, type, all, body, stream);
  }

  boolean streams() {
    return stream != WHOLE;
  }
}
