package io.sluice.hub.outbound;

import java.util.List;

/**
 * One reply of a mail server (RFC 5321, 4.2).
 *
 * @param code three digits
 * @param lines the text of each line without code
 */
record SmtpReply(int code, List<String> lines) {
  boolean isDone() {
    return code / 100 == 2;
  }

  boolean isTemporary() {
    return code / 100 == 4;
  }

  /** Code and text in one line, shortened, without control characters. */
  String text() {
    String text = code + " " + String.join(" ", lines);
    String plain = text.replaceAll("[^\\x20-\\x7e]", "?");
    return plain.length() > 300 ? plain.substring(0, 300) + "..." : plain;
  }
}
