package io.sluice.hub.flow.expression.functions;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Percent coding of RFC 3986 over UTF-8. */
final class PercentCode {
  private static final String UNRESERVED = "-_.~";
  private static final String HEX = "0123456789ABCDEF";
  private static final int RADIX = 16;

  private PercentCode() {}

  static String encode(String text) {
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

  /** The decoded text; what is no percent code stays as it is. */
  static String decode(String text, boolean plusIsSpace) {
    StringBuilder plain = new StringBuilder(text.length());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); ) {
      int code = text.charAt(i) == '%' ? code(text, i + 1) : -1;
      if (code >= 0) {
        bytes.write(code);
        i += 3;
        continue;
      }
      flush(bytes, plain);
      char c = text.charAt(i++);
      plain.append(c == '+' && plusIsSpace ? ' ' : c);
    }
    flush(bytes, plain);
    return plain.toString();
  }

  private static void flush(ByteArrayOutputStream bytes, StringBuilder plain) {
    if (bytes.size() > 0) {
      plain.append(bytes.toString(StandardCharsets.UTF_8));
      bytes.reset();
    }
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
