package io.sluice.hub.outbound;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits the bytes of a mail server into replies. Bounded: an endless line or reply is an error.
 */
final class SmtpReplies {
  private static final Pattern LINE = Pattern.compile("([2-5]\\d\\d)([ -])?(.*)");
  private static final int MAX_LINE = 4_096;
  private static final int MAX_LINES = 200;

  private final StringBuilder rest = new StringBuilder();
  private final List<String> lines = new ArrayList<>();

  /** Adds bytes and returns the replies that are complete. */
  List<SmtpReply> feed(Buffer bytes) {
    rest.append(bytes.toString(StandardCharsets.ISO_8859_1));
    List<SmtpReply> replies = new ArrayList<>();
    int end = rest.indexOf("\n");
    while (end >= 0) {
      String line = rest.substring(0, end);
      rest.delete(0, end + 1);
      take(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line, replies);
      end = rest.indexOf("\n");
    }
    if (rest.length() > MAX_LINE) {
      throw new IllegalStateException(
          "the mail server sends a line longer than " + MAX_LINE + " bytes");
    }
    return replies;
  }

  private void take(String line, List<SmtpReply> replies) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches() || lines.size() >= MAX_LINES) {
      throw new IllegalStateException("the mail server does not speak SMTP");
    }
    lines.add(String.valueOf(parts.group(3)));
    if (!"-".equals(parts.group(2))) {
      replies.add(new SmtpReply(Integer.parseInt(parts.group(1)), List.copyOf(lines)));
      lines.clear();
    }
  }
}
