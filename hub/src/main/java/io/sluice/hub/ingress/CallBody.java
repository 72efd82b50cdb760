package io.sluice.hub.ingress;

import io.sluice.hub.json.WireJson;
import io.vertx.core.buffer.Buffer;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns the body of a call into the value that a flow sees, and a flow's answer into bytes. */
final class CallBody {
  private CallBody() {}

  /** A body that was read; its own record because null is a value. */
  record Read(@Nullable Object value) {}

  /**
   * The body as the trigger gives it: JSON as its value, text as text, anything else as {@code
   * {$content-type, $content}}.
   *
   * @param type the Content-Type; empty counts as JSON when it can be read as such
   * @return empty when it says JSON and is none
   */
  static Optional<Read> read(String type, Buffer bytes) {
    if (bytes.length() == 0) {
      return Optional.of(new Read(null));
    }
    String plain = type.toLowerCase(Locale.ROOT);
    if (plain.isEmpty() || isJson(plain)) {
      Optional<Read> json = WireJson.readTolerant(bytes).map(parsed -> new Read(parsed.value()));
      return json.isPresent() || isJson(plain) ? json : Optional.of(binary(type, bytes));
    }
    return Optional.of(
        plain.startsWith("text/") ? new Read(bytes.toString()) : binary(type, bytes));
  }

  /** The bytes of an answer: text as it is, {@code $content} decoded, else JSON. */
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

  /** The Content-Type of an answer that names none. */
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

  private static Read binary(String type, Buffer bytes) {
    Map<String, @Nullable Object> content = new LinkedHashMap<>();
    content.put("$content-type", type.isEmpty() ? "application/octet-stream" : type);
    content.put("$content", Base64.getEncoder().encodeToString(bytes.getBytes()));
    return new Read(content);
  }
}
