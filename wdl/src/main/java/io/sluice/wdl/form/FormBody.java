package io.sluice.wdl.form;

import io.sluice.wdl.json.Binary;
import io.sluice.wdl.json.Chars;
import io.sluice.wdl.json.TextForm;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The body of a form as flows see it: a binary value with its fields beside its bytes, {@code
 * $formdata: [{key, value}]} of a form post, {@code $multipart: [{headers, body}]} of multipart
 * data. The form was <a href="https://github.com/tomdam/flowforger">measured</a> in Power Automate.
 */
public final class FormBody {
  /** The member with the fields of a form post. */
  public static final String FIELDS = "$formdata";

  /** The member with the parts of multipart data. */
  public static final String PARTS = "$multipart";

  /** The content type of a form post. */
  public static final String URL_ENCODED = "application/x-www-form-urlencoded";

  private static final String FORM_DATA = "multipart/form-data";

  private FormBody() {}

  /** A body to send. */
  public static final class EncodedForm {
    private final String contentType;
    private final byte[] bytes;

    EncodedForm(String contentType, byte[] bytes) {
      this.contentType = contentType;
      this.bytes = bytes;
    }

    /** The content type, with the boundary of multipart data. */
    public String contentType() {
      return contentType;
    }

    /** The encoded bytes. */
    public byte[] bytes() {
      return bytes;
    }
  }

  /** True for the content types that {@link #read} reads. */
  public static boolean isForm(String contentType) {
    String media = new Binary(contentType, "").mediaType();
    return media.equals(URL_ENCODED) || media.startsWith("multipart/");
  }

  /** Reads the bytes of a form; empty if the content type is not that of a form. */
  public static Optional<Map<String, @Nullable Object>> read(String contentType, byte[] bytes) {
    if (!isForm(contentType)) {
      return Optional.empty();
    }
    Map<String, @Nullable Object> body = Multipart.binary(contentType, bytes);
    if (new Binary(contentType, "").mediaType().equals(URL_ENCODED)) {
      body.put(FIELDS, fields(new String(bytes, StandardCharsets.UTF_8)));
    } else {
      body.put(PARTS, Multipart.read(contentType, bytes));
    }
    return Optional.of(body);
  }

  private static List<@Nullable Object> fields(String text) {
    List<@Nullable Object> fields = new ArrayList<>();
    for (String pair : text.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        Map<String, @Nullable Object> field = new LinkedHashMap<>();
        field.put("key", PercentCode.decode(equals < 0 ? pair : pair.substring(0, equals)));
        field.put("value", equals < 0 ? "" : PercentCode.decode(pair.substring(equals + 1)));
        fields.add(field);
      }
    }
    return fields;
  }

  /**
   * The bytes of a body that consists of fields or parts, as an HTTP action writes it; empty if it
   * has neither, or has its bytes as {@code $content}.
   *
   * @param given the Content-Type header of the call; null if it has none
   * @throws IllegalArgumentException if a field or part is malformed
   */
  public static Optional<EncodedForm> write(@Nullable Object body, @Nullable String given) {
    if (!(body instanceof Map<?, ?> map)
        || (map.get("$content") instanceof String content && !content.isEmpty())) {
      return Optional.empty();
    }
    String own = map.get("$content-type") instanceof String text ? text : null;
    String type = given != null ? given : own;
    if (map.get(PARTS) instanceof List<?> parts) {
      return Optional.of(Multipart.write(type == null ? FORM_DATA : type, parts));
    }
    if (map.get(FIELDS) instanceof List<?> fields) {
      byte[] bytes = encoded(fields).getBytes(StandardCharsets.UTF_8);
      return Optional.of(new EncodedForm(type == null ? URL_ENCODED : type, bytes));
    }
    return Optional.empty();
  }

  private static String encoded(List<?> fields) {
    List<String> pairs = new ArrayList<>();
    for (Object field : fields) {
      if (!(field instanceof Map<?, ?> map) || !(map.get("key") instanceof String key)) {
        throw new IllegalArgumentException("each item of " + FIELDS + " must be {key, value}");
      }
      pairs.add(encode(key) + "=" + encode(TextForm.of(map.get("value"))));
    }
    return String.join("&", pairs);
  }

  private static String encode(String text) {
    return PercentCode.encode(text).replace("%20", "+");
  }

  /** The content type that a body in a file stands for; null if it says none. */
  public static @Nullable String contentType(@Nullable Object body) {
    if (!(body instanceof Map<?, ?> map)) {
      return null;
    }
    if (map.get("$content-type") instanceof String type) {
      return type;
    }
    if (map.get(PARTS) instanceof List) {
      return FORM_DATA;
    }
    return map.get(FIELDS) instanceof List ? URL_ENCODED : null;
  }

  /**
   * The values of a field of a form post or multipart data, in their order; a part is named by its
   * Content-Disposition. An exact name counts before names in other letter case.
   */
  public static List<@Nullable Object> values(@Nullable Object body, String key) {
    List<@Nullable Object> exact = new ArrayList<>();
    List<@Nullable Object> all = new ArrayList<>();
    boolean fields = body instanceof Map<?, ?> map && map.get(FIELDS) instanceof List;
    for (Object item : list(body, fields ? FIELDS : PARTS)) {
      Object name = fields ? member(item, "key") : Multipart.name(item);
      if (name instanceof String text && Chars.equalsIgnoringCase(text, key)) {
        Object value = member(item, fields ? "value" : "body");
        all.add(value);
        if (text.equals(key)) {
          exact.add(value);
        }
      }
    }
    return exact.isEmpty() ? all : exact;
  }

  /** The bodies of the parts of multipart data. */
  public static List<@Nullable Object> parts(@Nullable Object body) {
    List<@Nullable Object> bodies = new ArrayList<>();
    list(body, PARTS).forEach(part -> bodies.add(member(part, "body")));
    return bodies;
  }

  private static List<?> list(@Nullable Object body, String name) {
    return member(body, name) instanceof List<?> list ? list : List.of();
  }

  private static @Nullable Object member(@Nullable Object value, String name) {
    return value instanceof Map<?, ?> map ? map.get(name) : null;
  }
}
