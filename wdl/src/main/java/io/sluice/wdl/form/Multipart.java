package io.sluice.wdl.form;

import io.sluice.wdl.form.FormBody.EncodedForm;
import io.sluice.wdl.json.Binary;
import io.sluice.wdl.json.Chars;
import io.sluice.wdl.json.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Multipart data by <a href="https://www.rfc-editor.org/rfc/rfc2046#section-5.1">RFC 2046</a> and
 * <a href="https://www.rfc-editor.org/rfc/rfc7578">RFC 7578</a>.
 */
final class Multipart {
  /** Maximum number of parts that are read; those behind belong to the last one. */
  static final int MAX_PARTS = 1_000;

  private static final String CRLF = "\r\n";
  private static final String CONTENT_TYPE = "Content-Type";
  private static final String CONTENT_LENGTH = "Content-Length";

  private static final Pattern BOUNDARY =
      Pattern.compile(
          ";\\s*boundary=(?:\"([^\"]{1,70})\"|([^;\\s\"]{1,70}))", Pattern.CASE_INSENSITIVE);

  private static final Pattern NAME =
      Pattern.compile("(?:^|[;\\s])name=(?:\"([^\"]*)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE);

  private Multipart() {}

  /** The bytes as a binary value, to which members can be added. */
  static Map<String, @Nullable Object> binary(String contentType, byte[] bytes) {
    return new Binary(contentType, Base64.getEncoder().encodeToString(bytes)).value();
  }

  /** The parts of a body; none if the content type has no boundary. */
  static List<@Nullable Object> read(String contentType, byte[] bytes) {
    List<@Nullable Object> parts = new ArrayList<>();
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.find()) {
      return parts;
    }
    // One character for each byte: positions in the text are positions in the bytes.
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String name = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
    String delimiter = "--" + name;
    int at = text.startsWith(delimiter) ? 0 : text.indexOf(CRLF + delimiter);
    while (at >= 0 && parts.size() < MAX_PARTS) {
      int start = text.indexOf(CRLF, text.indexOf(delimiter, at) + delimiter.length());
      boolean closing = text.startsWith("--", text.indexOf(delimiter, at) + delimiter.length());
      int next = start < 0 ? -1 : text.indexOf(CRLF + delimiter, start);
      if (closing || next < 0) {
        break;
      }
      parts.add(part(text.substring(Math.min(start + CRLF.length(), next), next)));
      at = next;
    }
    return parts;
  }

  private static Map<String, @Nullable Object> part(String text) {
    boolean bare = text.startsWith(CRLF);
    int split = bare ? 0 : text.indexOf(CRLF + CRLF);
    String head = split < 0 ? text : text.substring(0, split);
    String content = split < 0 ? "" : text.substring(split + CRLF.length() * (bare ? 1 : 2));
    byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
    Map<String, @Nullable Object> headers = new LinkedHashMap<>();
    for (String line : utf8(head).split(CRLF, -1)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(Chars.trim(line.substring(0, colon)), Chars.trim(line.substring(colon + 1)));
      }
    }
    headers.put(CONTENT_LENGTH, String.valueOf(bytes.length));
    String type = header(headers, CONTENT_TYPE);
    boolean textual = type != null && Chars.lower(type).startsWith("text/");
    Map<String, @Nullable Object> part = new LinkedHashMap<>();
    part.put("headers", headers);
    Binary binary =
        new Binary(
            type == null ? Binary.OCTET_STREAM : type, Base64.getEncoder().encodeToString(bytes));
    part.put("body", textual ? text(binary) : binary.value());
    return part;
  }

  private static String text(Binary binary) {
    return binary.hasKnownCharset() ? binary.text() : utf8(binary);
  }

  private static String utf8(Binary binary) {
    return new String(Binary.decode(binary.content()), StandardCharsets.UTF_8);
  }

  private static String utf8(String latin) {
    return new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /** The field name in a part's Content-Disposition; null if it has none. */
  static @Nullable String name(@Nullable Object part) {
    if (!(part instanceof Map<?, ?> map) || !(map.get("headers") instanceof Map<?, ?> headers)) {
      return null;
    }
    String disposition = header(headers, "Content-Disposition");
    Matcher name = NAME.matcher(disposition == null ? "" : disposition);
    if (!name.find()) {
      return null;
    }
    return name.group(1) == null ? name.group(2) : name.group(1);
  }

  private static @Nullable String header(Map<?, ?> headers, String wanted) {
    for (Map.Entry<?, ?> header : headers.entrySet()) {
      if (wanted.equalsIgnoreCase(String.valueOf(header.getKey()))
          && header.getValue() instanceof String value) {
        return value;
      }
    }
    return null;
  }

  /** Writes parts, with the boundary of the content type or one made of a hash of the parts. */
  static EncodedForm write(String contentType, List<?> parts) {
    List<byte[]> written = new ArrayList<>();
    for (Object part : parts) {
      written.add(written(part));
    }
    Matcher given = BOUNDARY.matcher(contentType);
    boolean named = given.find();
    String boundary =
        named ? (given.group(1) == null ? given.group(2) : given.group(1)) : boundary(written);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (byte[] part : written) {
      body.writeBytes(ascii("--" + boundary + CRLF));
      body.writeBytes(part);
      body.writeBytes(ascii(CRLF));
    }
    body.writeBytes(ascii("--" + boundary + "--" + CRLF));
    String type = named ? contentType : contentType + "; boundary=" + boundary;
    return new EncodedForm(type, body.toByteArray());
  }

  private static byte[] written(@Nullable Object part) {
    if (!(part instanceof Map<?, ?> map)
        || !(map.get("headers") == null || map.get("headers") instanceof Map)) {
      throw new IllegalArgumentException(
          "each item of " + FormBody.PARTS + " must be {headers, body}");
    }
    Map<String, String> headers = new LinkedHashMap<>();
    if (map.get("headers") instanceof Map<?, ?> given) {
      given.forEach((name, value) -> headers.put(line(name), line(value)));
    }
    headers.keySet().removeIf(CONTENT_LENGTH::equalsIgnoreCase);
    Object content = map.get("body");
    if (header(headers, CONTENT_TYPE) == null && contentType(content) != null) {
      headers.put(CONTENT_TYPE, line(contentType(content)));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    headers.forEach(
        (name, value) ->
            bytes.writeBytes((name + ": " + value + CRLF).getBytes(StandardCharsets.UTF_8)));
    bytes.writeBytes(ascii(CRLF));
    bytes.writeBytes(bytes(content));
    return bytes.toByteArray();
  }

  private static @Nullable String contentType(@Nullable Object content) {
    if (Binary.is(content)) {
      return Binary.of(content).contentType();
    }
    return content == null || content instanceof String ? null : "application/json";
  }

  private static byte[] bytes(@Nullable Object content) {
    if (Binary.is(content)) {
      return Binary.decode(Binary.of(content).content());
    }
    String text = content == null ? "" : content instanceof String s ? s : Json.write(content);
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A header's name or value, which must not begin another header. */
  private static String line(@Nullable Object value) {
    String text = String.valueOf(value);
    if (text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("a header of a part must not have a line break");
    }
    return text;
  }

  /** Depends on the parts alone, so that a repeated call sends the same bytes. */
  private static String boundary(List<byte[]> parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      parts.forEach(digest::update);
      return "sluice-" + HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
