package io.sluice.hub.ingress;

import io.sluice.hub.json.WireJson;
import io.vertx.core.buffer.Buffer;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Converts the body of a call into the value that a flow sees, and a response body into bytes. */
final class CallBody {
  private CallBody() {}

  /** A parsed body; a record because null is a valid value. */
  record ParsedBody(@Nullable Object value) {}

  /**
   * The body in the form of Power Automate: JSON as its value, text as text, anything else as
   * {@code {$content-type, $content}} with base64.
   *
   * @param type the Content-Type; an empty one counts as JSON if the body can be parsed as such
   * @return empty when the Content-Type says JSON and the body is not
   */
  static Optional<ParsedBody> read(String type, Buffer bytes) {
    if (bytes.length() == 0) {
      return Optional.of(new ParsedBody(null));
    }
    String plain = type.toLowerCase(Locale.ROOT);
    if (plain.isEmpty() || isJson(plain)) {
      Optional<ParsedBody> json =
          WireJson.readTolerant(bytes).map(parsed -> new ParsedBody(parsed.value()));
      return json.isPresent() || isJson(plain) ? json : Optional.of(binary(type, bytes));
    }
    return Optional.of(
        plain.startsWith("text/") ? new ParsedBody(bytes.toString()) : binary(type, bytes));
  }

  /**
   * The bytes of a response body: text as it is, {@code $content} decoded, anything else as JSON.
   */
  static Buffer write(@Nullable Object body) {
    if (body == null) {
      return Buffer.buffer();
    }
    if (body instanceof String text) {
      return Buffer.buffer(text);
    }
    if (body instanceof Map<?, ?> map && map.get("$content") instanceof String content) {
      return Buffer.buffer(Base64.getDecoder().decode(content));
    }
    return Buffer.buffer(WireJson.write(body));
  }

  /** The Content-Type of a response without one. */
  static String type(@Nullable Object body) {
    if (body instanceof String) {
      return "text/plain; charset=utf-8";
    }
    return body instanceof Map<?, ?> map
            && map.get("$content") instanceof String
            && map.get("$content-type") instanceof String type
        ? type
        : "application/json; charset=utf-8";
  }

  private static boolean isJson(String type) {
    String media = type.split(";", 2)[0].strip();
    return media.equals("application/json") || media.endsWith("+json");
  }

  private static ParsedBody binary(String type, Buffer bytes) {
    Map<String, @Nullable Object> content = new LinkedHashMap<>();
    content.put("$content-type", type.isEmpty() ? "application/octet-stream" : type);
    content.put("$content", Base64.getEncoder().encodeToString(bytes.getBytes()));
    return new ParsedBody(content);
  }
}
