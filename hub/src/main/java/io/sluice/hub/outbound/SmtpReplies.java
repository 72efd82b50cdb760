package io.sluice.hub.outbound;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts what a mail server sends into replies; bounded, so that an endless one ends the call. */
final class SmtpReplies {
  private static final Pattern LINE = Pattern.compile("([2-5]\\d\\d)([ -])?(.*)");
  private static final int LONGEST_LINE = 4_096;
  private static final int MOST_LINES = 200;

  private final StringBuilder rest = new StringBuilder();
  private final List<String> lines = new ArrayList<>();

  /** Takes bytes and gives the replies that are complete. */
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
    if (rest.length() > LONGEST_LINE) {
      throw new IllegalStateException("the mail server sends a line without end");
    }
    return replies;
  }

  private void take(String line, List<SmtpReply> replies) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches() || lines.size() >= MOST_LINES) {
      throw new IllegalStateException("the mail server does not speak SMTP");
    }
    lines.add(String.valueOf(parts.group(3)));
    if (!"-".equals(parts.group(2))) {
      replies.add(new SmtpReply(Integer.parseInt(parts.group(1)), List.copyOf(lines)));
      lines.clear();
    }
  }
}
