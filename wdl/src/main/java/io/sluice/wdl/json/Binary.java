package io.sluice.wdl.json;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A binary or XML value: the object {@code {"$content-type": ..., "$content": base64}}.
 *
 * @param content base64 text, with the white space that it was written with
 */
public record Binary(String contentType, String content) {
  private static final String TYPE_KEY = "$content-type";
  private static final String CONTENT_KEY = "$content";

  /** The content type of bytes of unknown format. */
  public static final String OCTET_STREAM = "application/octet-stream";

  /** The content type of XML values. */
  public static final String XML = "application/xml;charset=utf-8";

  /** True if the value has the form of a binary value. */
  public static boolean is(@Nullable Object value) {
    return value instanceof Map<?, ?> map
        && map.get(TYPE_KEY) instanceof String
        && map.get(CONTENT_KEY) instanceof String;
  }

  /**
   * Reads a value.
   *
   * @throws IllegalArgumentException if {@link #is} is false for it
   */
  public static Binary of(@Nullable Object value) {
    if (value instanceof Map<?, ?> map
        && map.get(TYPE_KEY) instanceof String type
        && map.get(CONTENT_KEY) instanceof String content) {
      return new Binary(type, content);
    }
    throw new IllegalArgumentException("Not a binary value: " + Values.typeName(value));
  }

  /** Encodes a text in UTF-8. */
  public static Binary ofText(String contentType, String text) {
    return new Binary(
        contentType, Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The object that represents the value in the language. */
  public Map<String, @Nullable Object> value() {
    Map<String, @Nullable Object> value = new LinkedHashMap<>();
    value.put(TYPE_KEY, contentType);
    value.put(CONTENT_KEY, content);
    return value;
  }

  /**
   * Decodes the content in the content type's charset, by default UTF-8; a byte order mark is
   * dropped.
   *
   * @throws ExpressionException if the content is not base64 or the charset is unknown
   */
  public String text() {
    checkParameters();
    byte[] bytes = decode(content);
    String text = new String(bytes, charset());
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  /** True if the content type is an XML type. */
  public boolean isXml() {
    String type = mediaType();
    return type.equals("application/xml") || type.equals("text/xml") || type.endsWith("+xml");
  }

  /** The media type in lower case, without its parameters. */
  public String mediaType() {
    int semicolon = contentType.indexOf(';');
    return Chars.lower(
        Chars.trim(semicolon < 0 ? contentType : contentType.substring(0, semicolon)));
  }

  /** True unless the content type names a charset that is unknown. */
  public boolean hasKnownCharset() {
    try {
      charset();
      return true;
    } catch (ExpressionException unknown) {
      return false;
    }
  }

  /** The value of a parameter must follow its name, as in {@code ;charset=utf-8}. */
  private void checkParameters() {
    String[] parts = contentType.split(";", -1);
    for (int i = 1; i < parts.length; i++) {
      if (!Chars.trim(parts[i]).isEmpty() && parts[i].indexOf('=') < 0) {
        throw new ExpressionException(
            "The content type '" + contentType + "' has a parameter without a value.");
      }
    }
  }

  private Charset charset() {
    for (String parameter : contentType.split(";", -1)) {
      String trimmed = Chars.trim(parameter);
      if (Chars.lower(trimmed).startsWith("charset=")) {
        String name = trimmed.substring("charset=".length()).replace("\"", "");
        try {
          return Charset.forName(name);
        } catch (IllegalArgumentException unknown) {
          throw new ExpressionException(
              "The charset '" + name + "' of the content type '" + contentType + "' is unknown.");
        }
      }
    }
    return StandardCharsets.UTF_8;
  }

  /**
   * Decodes base64, ignoring white space.
   *
   * @throws ExpressionException if the text is not base64
   */
  public static byte[] decode(String base64) {
    StringBuilder compact = new StringBuilder(base64.length());
    for (int i = 0; i < base64.length(); i++) {
      char c = base64.charAt(i);
      if (c != ' ' && c != '\t' && c != '\r' && c != '\n') {
        compact.append(c);
      }
    }
    if (compact.length() % 4 != 0) {
      throw notBase64(base64);
    }
    try {
      return Base64.getDecoder().decode(compact.toString());
    } catch (IllegalArgumentException malformed) {
      throw notBase64(base64);
    }
  }

  private static ExpressionException notBase64(String text) {
    String excerpt =
        text.length() > Bounds.EXCERPT ? text.substring(0, Bounds.EXCERPT) + "..." : text;
    return new ExpressionException(
        "The value cannot be decoded from base64 representation: '" + excerpt + "'.");
  }
}
