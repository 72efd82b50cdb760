package io.sluice.hub.outbound;

import io.sluice.hub.outbound.Outbound.MailCall;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a mail may hold where text becomes a header or an SMTP command: plain addresses and no
 * control characters, so that nothing in the data can add a header, a recipient or a second mail.
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
  private static final Set<String> OURS =
      Set.of("from", "to", "cc", "bcc", "subject", "date", "message-id", "mime-version");
  private static final int MOST_RECIPIENTS = 500;
  private static final int LONGEST_HEADER = 900;

  private MailAddresses() {}

  /** Whether a text is one plain mail address. */
  static boolean isAddress(String text) {
    return ADDRESS.matcher(text).matches();
  }

  /** Fails with REJECTED when a rule is broken. */
  static void check(MailCall call) {
    require(isAddress(call.from()), "the sender is not a plain mail address");
    int recipients = 0;
    for (List<String> list : List.of(call.to(), call.cc(), call.bcc())) {
      recipients += list.size();
      list.forEach(one -> require(isAddress(one), "a recipient is not a plain mail address"));
    }
    require(recipients > 0, "there is no recipient");
    require(
        recipients <= MOST_RECIPIENTS, "there are more than " + MOST_RECIPIENTS + " recipients");
    require(isOneLine(call.subject()), "the subject holds a line break or control character");
    require(MESSAGE_ID.matcher(call.messageId()).matches(), "the message id is not valid");
    for (Map.Entry<String, String> header : call.headers().entrySet()) {
      String name = header.getKey();
      require(HEADER.matcher(name).matches(), "a header's name is not valid");
      String lower = name.toLowerCase(java.util.Locale.ROOT);
      require(
          !OURS.contains(lower) && !lower.startsWith("content-"),
          "the header " + name + " is set from other fields");
      require(
          isOneLine(header.getValue())
              && header.getValue().length() <= LONGEST_HEADER
              && header.getValue().chars().allMatch(character -> character < 0x7f),
          "the header " + name + " holds a line break, a control or a non-ASCII character");
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
