package io.sluice.hub.outbound;

import io.sluice.hub.outbound.Outbound.MailCall;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks the parts of a mail that become headers or SMTP commands: plain addresses and no control
 * characters, so that data cannot inject a header, a recipient or a second mail.
 */
final class MailAddresses {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?=.{3,254}$)(?=[^@]{1,64}@)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
              + "(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
              + "@[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
              + "(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");
  private static final Pattern MESSAGE_ID = Pattern.compile("<[A-Za-z0-9._-]+@[A-Za-z0-9.-]+>");
  private static final Pattern HEADER = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,75}");

  /** Headers that the sender writes itself. */
  private static final Set<String> RESERVED =
      Set.of("from", "to", "cc", "bcc", "subject", "date", "message-id", "mime-version");

  private static final int MAX_RECIPIENTS = 500;
  private static final int MAX_HEADER_LENGTH = 900;

  private MailAddresses() {}

  /** Whether a text is a single plain mail address. */
  static boolean isAddress(String text) {
    return ADDRESS.matcher(text).matches();
  }

  /** Fails with REJECTED if a rule is violated. */
  static void check(MailCall call) {
    require(isAddress(call.envelope().from()), "the sender is not a plain mail address");
    List<String> recipients = call.envelope().recipients();
    recipients.forEach(one -> require(isAddress(one), "a recipient is not a plain mail address"));
    require(!recipients.isEmpty(), "it has no recipients");
    require(
        recipients.size() <= MAX_RECIPIENTS, "it has more than " + MAX_RECIPIENTS + " recipients");
    require(
        isOneLine(call.content().subject()),
        "the subject contains a line break or control character");
    require(MESSAGE_ID.matcher(call.messageId()).matches(), "the message id is not valid");
    for (Map.Entry<String, String> header : call.headers().entrySet()) {
      String name = header.getKey();
      require(HEADER.matcher(name).matches(), "the name of a header is not valid");
      String lower = name.toLowerCase(java.util.Locale.ROOT);
      require(
          !RESERVED.contains(lower) && !lower.startsWith("content-"),
          "the header " + name + " is set from other fields");
      require(
          isOneLine(header.getValue())
              && header.getValue().length() <= MAX_HEADER_LENGTH
              && header.getValue().chars().allMatch(character -> character < 0x7f),
          "the header " + name + " contains a line break, a control or a non-ASCII character");
    }
  }

  private static boolean isOneLine(String text) {
    return text.codePoints()
        .noneMatch(point -> Character.isISOControl(point) || point == 0x2028 || point == 0x2029);
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new OutboundException(Outcome.REJECTED, "the mail was not sent: " + rule);
    }
  }
}
