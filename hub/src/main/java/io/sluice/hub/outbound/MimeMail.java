package io.sluice.hub.outbound;

import io.sluice.hub.outbound.Outbound.MailCall;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;

/**
 * Writes a mail as text in the format of <a href="https://www.rfc-editor.org/rfc/rfc5322">RFC
 * 5322</a>: ASCII lines ended by CRLF. Bodies are encoded in base64, so that none of their lines
 * can be mistaken for a header, a boundary or the end of the mail.
 */
final class MimeMail {
  private static final String CRLF = "\r\n";
  private static final int MAX_WORD_BYTES = 42;
  private static final int MAX_PLAIN_SUBJECT = 70;
  private static final Base64.Encoder LINES =
      Base64.getMimeEncoder(76, CRLF.getBytes(StandardCharsets.US_ASCII));

  private MimeMail() {}

  /** The complete mail; {@link MailAddresses} must have checked it. */
  static Buffer write(MailCall call, Instant date) {
    StringBuilder mail = new StringBuilder();
    header(
        mail, "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC)));
    header(mail, "From", call.envelope().from());
    addresses(mail, "To", call.envelope().to());
    addresses(mail, "Cc", call.envelope().cc());
    header(mail, "Subject", words(call.content().subject()));
    header(mail, "Message-ID", call.messageId());
    header(mail, "MIME-Version", "1.0");
    call.headers().forEach((name, value) -> header(mail, name, value));
    if (call.content().text() != null && call.content().html() != null) {
      alternatives(mail, call.content().text(), call.content().html(), boundary(call));
    } else if (call.content().html() != null) {
      part(mail, "html", call.content().html());
    } else {
      part(mail, "plain", call.content().text() == null ? "" : call.content().text());
    }
    return Buffer.buffer(mail.toString(), "US-ASCII");
  }

  private static void alternatives(StringBuilder mail, String text, String html, String boundary) {
    header(mail, "Content-Type", "multipart/alternative; boundary=\"" + boundary + "\"");
    mail.append(CRLF).append("--").append(boundary).append(CRLF);
    part(mail, "plain", text);
    mail.append("--").append(boundary).append(CRLF);
    part(mail, "html", html);
    mail.append("--").append(boundary).append("--").append(CRLF);
  }

  private static void part(StringBuilder mail, String subtype, String body) {
    header(mail, "Content-Type", "text/" + subtype + "; charset=utf-8");
    header(mail, "Content-Transfer-Encoding", "base64");
    mail.append(CRLF)
        .append(LINES.encodeToString(body.getBytes(StandardCharsets.UTF_8)))
        .append(CRLF);
  }

  /** Cannot occur in a body: base64 has no equals sign followed by an underscore. */
  private static String boundary(MailCall call) {
    return "=_" + Hashes.sha256(call.messageId()).substring(0, 24);
  }

  private static void addresses(StringBuilder mail, String name, List<String> addresses) {
    if (!addresses.isEmpty()) {
      header(mail, name, String.join("," + CRLF + " ", addresses));
    }
  }

  private static void header(StringBuilder mail, String name, String value) {
    mail.append(name).append(": ").append(value).append(CRLF);
  }

  /** Plain ASCII if possible, otherwise encoded words (RFC 2047). */
  private static String words(String text) {
    boolean plain = text.chars().allMatch(character -> character >= 0x20 && character < 0x7f);
    if (plain && text.length() <= MAX_PLAIN_SUBJECT && !text.contains("=?")) {
      return text;
    }
    StringBuilder words = new StringBuilder();
    StringBuilder word = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              String next = word + Character.toString(point);
              if (next.getBytes(StandardCharsets.UTF_8).length > MAX_WORD_BYTES) {
                append(words, word);
              }
              word.appendCodePoint(point);
            });
    append(words, word);
    return words.toString();
  }

  private static void append(StringBuilder words, StringBuilder word) {
    words
        .append(words.length() == 0 ? "" : CRLF + " ")
        .append("=?utf-8?B?")
        .append(
            Base64.getEncoder().encodeToString(word.toString().getBytes(StandardCharsets.UTF_8)))
        .append("?=");
    word.setLength(0);
  }
}
