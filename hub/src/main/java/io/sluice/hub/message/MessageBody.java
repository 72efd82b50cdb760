package io.sluice.hub.message;

import io.sluice.hub.json.WireJson;
import io.sluice.wdl.form.FormBody;
import io.sluice.wdl.json.ExpressionException;
import io.vertx.core.buffer.Buffer;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The body of an HTTP message as a flow sees it, and back to bytes: of calls that a flow gets or
 * makes and of their answers. JSON is its value and text is text; a form has its fields ({@link
 * FormBody}); anything else is {@code {$content-type, $content}} with base64, as in Power Automate.
 */
public final class MessageBody {
  private static final String CONTENT = "$content";
  private static final String CONTENT_TYPE = "$content-type";

  private MessageBody() {}

  /**
   * A body to send.
   *
   * @param contentType the Content-Type of the message; null for none
   */
  public record WrittenBody(@Nullable String contentType, Buffer bytes) {}

  /**
   * Reads a body.
   *
   * @param type the Content-Type; an empty one counts as JSON if the body can be parsed as such
   * @return empty when the Content-Type says JSON and the body is not
   */
  public static Optional<WireJson.Parsed> read(String type, Buffer bytes) {
    if (bytes.length() == 0) {
      return Optional.of(new WireJson.Parsed(null));
    }
    String plain = type.toLowerCase(Locale.ROOT);
    if (plain.isEmpty() || isJson(plain)) {
      Optional<WireJson.Parsed> json = WireJson.readTolerant(bytes);
      return json.isPresent() || isJson(plain) ? json : Optional.of(binary(type, bytes));
    }
    if (plain.startsWith("text/")) {
      return Optional.of(new WireJson.Parsed(bytes.toString()));
    }
    return Optional.of(
        FormBody.read(type, bytes.getBytes())
            .map(form -> new WireJson.Parsed(form))
            .orElseGet(() -> binary(type, bytes)));
  }

  /**
   * Writes a body: text as it is, {@code $content} decoded, parts and fields of a form as such,
   * anything else as JSON.
   *
   * @param given the Content-Type header that the message has already; null if it has none
   * @throws IllegalArgumentException if {@code $content} is not base64, a form is malformed, or the
   *     value cannot be written as JSON
   */
  public static WrittenBody write(@Nullable Object body, @Nullable String given) {
    if (body == null) {
      return new WrittenBody(given, Buffer.buffer());
    }
    if (body instanceof String text) {
      return new WrittenBody(given, Buffer.buffer(text));
    }
    FormBody.EncodedForm form = form(body, given);
    if (form != null) {
      return new WrittenBody(form.contentType(), Buffer.buffer(form.bytes()));
    }
    if (body instanceof Map<?, ?> map && map.get(CONTENT) instanceof String content) {
      String own = map.get(CONTENT_TYPE) instanceof String type ? type : null;
      return new WrittenBody(given == null ? own : given, decoded(content));
    }
    String type = given == null ? "application/json" : given;
    return new WrittenBody(type, Buffer.buffer(WireJson.write(body)));
  }

  private static FormBody.@Nullable EncodedForm form(Object body, @Nullable String given) {
    try {
      return FormBody.write(body, given).orElse(null);
    } catch (ExpressionException broken) {
      throw new IllegalArgumentException(String.valueOf(broken.getMessage()), broken);
    }
  }

  private static Buffer decoded(String content) {
    try {
      return Buffer.buffer(Base64.getDecoder().decode(content));
    } catch (IllegalArgumentException broken) {
      throw new IllegalArgumentException("body's $content is not base64", broken);
    }
  }

  private static boolean isJson(String type) {
    String media = type.split(";", 2)[0].strip();
    return media.endsWith("/json") || media.endsWith("+json");
  }

  private static WireJson.Parsed binary(String type, Buffer bytes) {
    Map<String, @Nullable Object> content = new LinkedHashMap<>();
    content.put(CONTENT_TYPE, type.isEmpty() ? "application/octet-stream" : type);
    content.put(CONTENT, Base64.getEncoder().encodeToString(bytes.getBytes()));
    return new WireJson.Parsed(content);
  }
}
