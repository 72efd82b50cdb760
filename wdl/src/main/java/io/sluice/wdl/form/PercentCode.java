package io.sluice.wdl.form;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Percent-encoding of UTF-8 by <a href="https://www.rfc-editor.org/rfc/rfc3986#section-2.1">RFC
 * 3986</a>.
 */
public final class PercentCode {
  private static final String UNRESERVED = "-_.~";
  private static final String HEX = "0123456789ABCDEF";
  private static final int RADIX = 16;

  private PercentCode() {}

  /** Encodes all but the unreserved characters. */
  public static String encode(String text) {
    StringBuilder coded = new StringBuilder(text.length() * 2);
    for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (unit & 0xff);
      if ((c >= 'A' && c <= 'Z')
          || (c >= 'a' && c <= 'z')
          || (c >= '0' && c <= '9')
          || UNRESERVED.indexOf(c) >= 0) {
        coded.append(c);
      } else {
        coded.append('%').append(HEX.charAt(c / RADIX)).append(HEX.charAt(c % RADIX));
      }
    }
    return coded.toString();
  }

  /** Decodes a text; a plus sign becomes a space, malformed sequences are kept. */
  public static String decode(String text) {
    return new String(bytes(text.replace('+', ' ')), StandardCharsets.UTF_8);
  }

  /** Decodes a text to bytes; characters that are not encoded give their bytes in UTF-8. */
  public static byte[] bytes(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      int code = text.charAt(i) == '%' ? code(text, i + 1) : -1;
      if (code >= 0) {
        bytes.writeBytes(text.substring(from, i).getBytes(StandardCharsets.UTF_8));
        bytes.write(code);
        i += 2;
        from = i + 1;
      }
    }
    bytes.writeBytes(text.substring(from).getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }

  private static int code(String text, int index) {
    if (index + 2 > text.length() || text.charAt(index) > 127 || text.charAt(index + 1) > 127) {
      return -1;
    }
    int high = Character.digit(text.charAt(index), RADIX);
    int low = Character.digit(text.charAt(index + 1), RADIX);
    return high < 0 || low < 0 ? -1 : high * RADIX + low;
  }
}
