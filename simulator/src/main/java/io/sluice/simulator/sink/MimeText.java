package io.sluice.simulator.sink;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes mail text: base64 and quoted-printable (<a
 * href="https://www.rfc-editor.org/rfc/rfc2045">RFC 2045</a>) and encoded words (<a
 * href="https://www.rfc-editor.org/rfc/rfc2047">RFC 2047</a>).
 */
final class MimeText {
  private static final Pattern WORD =
      Pattern.compile("=\\?([^?]+)\\?([bBqQ])\\?([^?]*)\\?=(?:\\s+(?==\\?))?");

  private MimeText() {}

  /** Decodes a body given as one character per byte. */
  static String body(String body, String encoding, Charset charset) {
    return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
      case "base64" -> new String(base64(body), charset);
      case "quoted-printable" -> new String(quoted(body, false), charset);
      default -> new String(body.getBytes(StandardCharsets.ISO_8859_1), charset);
    };
  }

  /** Decodes the value of a header field: encoded words, otherwise UTF-8. */
  static String words(String value) {
    String plain = new String(value.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    Matcher word = WORD.matcher(plain);
    StringBuilder decoded = new StringBuilder();
    while (word.find()) {
      byte[] bytes =
          word.group(2).equalsIgnoreCase("b") ? base64(word.group(3)) : quoted(word.group(3), true);
      String text = new String(bytes, charset(word.group(1)));
      word.appendReplacement(decoded, Matcher.quoteReplacement(text));
    }
    return word.appendTail(decoded).toString();
  }

  /** A character set by name; Latin-1 if the name is unknown. */
  static Charset charset(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return StandardCharsets.ISO_8859_1;
    }
  }

  private static byte[] base64(String text) {
    try {
      return Base64.getMimeDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      return text.getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  private static byte[] quoted(String text, boolean underscoreIsSpace) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String joined = text.replaceAll("=[ \t]*\r\n", "");
    for (int i = 0; i < joined.length(); i++) {
      char c = joined.charAt(i);
      int high =
          c == '=' && i + 2 < joined.length() ? Character.digit(joined.charAt(i + 1), 16) : -1;
      int low = high >= 0 ? Character.digit(joined.charAt(i + 2), 16) : -1;
      if (low >= 0) {
        bytes.write(high * 16 + low);
        i += 2;
      } else {
        bytes.write(underscoreIsSpace && c == '_' ? ' ' : c);
      }
    }
    return bytes.toByteArray();
  }
}
