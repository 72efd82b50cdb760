package io.sluice.hub.outbound;

import java.util.List;

/**
 * A reply of a mail server (RFC 5321, 4.2).
 *
 * @param code three-digit reply code
 * @param lines text of each line, without the code
 */
record SmtpReply(int code, List<String> lines) {
  private static final int MAX_TEXT = 300;

  boolean isSuccess() {
    return code / 100 == 2;
  }

  boolean isTemporary() {
    return code / 100 == 4;
  }

  /** Code and text on one line, truncated, without control characters. */
  String text() {
    String text = code + " " + String.join(" ", lines);
    String plain = text.replaceAll("[^\\x20-\\x7e]", "?");
    return plain.length() > MAX_TEXT ? plain.substring(0, MAX_TEXT) + "..." : plain;
  }
}
