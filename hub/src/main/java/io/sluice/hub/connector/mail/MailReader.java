package io.sluice.hub.connector.mail;

import io.sluice.hub.connector.CallParameters;
import io.sluice.hub.connector.Html;
import io.sluice.hub.outbound.OutboundException;
import io.sluice.hub.outbound.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a mail from a flow's parameters: those of Power Automate ({@code emailMessage/To} and so
 * on) or the same names without the prefix. Names are not case-sensitive.
 */
final class MailReader {
  private static final Pattern HTML =
      Pattern.compile("<[a-zA-Z!/][^<>]{0,200}>", Pattern.CASE_INSENSITIVE);
  private static final Pattern BREAK = Pattern.compile("(?i)<br\\s*/?>|</p>|</div>|</tr>|</li>");

  private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

  MailReader(Map<String, @Nullable Object> parameters) {
    Map<String, @Nullable Object> nested = CallParameters.nested(parameters);
    add(nested);
    if (nested.get("emailMessage") instanceof Map<?, ?> message) {
      add(message);
    }
  }

  private void add(Map<?, ?> more) {
    more.forEach((name, value) -> fields.put(name.toString().toLowerCase(Locale.ROOT), value));
  }

  /** Addresses, given as a list or as text separated by semicolons or commas. */
  List<String> addresses(String name) {
    Object value = fields.get(name);
    List<String> addresses = new ArrayList<>();
    if (value instanceof List<?> list) {
      list.forEach(one -> addresses.add(String.valueOf(one).strip()));
    } else if (value != null) {
      for (String one : value.toString().split("[;,]", -1)) {
        addresses.add(one.strip());
      }
    }
    addresses.removeIf(String::isEmpty);
    return addresses;
  }

  String text(String name) {
    Object value = fields.get(name);
    return value == null ? "" : value.toString();
  }

  boolean isHtml() {
    Object declared = fields.get("ishtml");
    return declared == null
        ? HTML.matcher(text("body")).find()
        : Boolean.parseBoolean(declared.toString());
  }

  /** The body for mail clients that do not show HTML. */
  String plainBody() {
    if (!isHtml()) {
      return text("body");
    }
    return Html.plain(text("body"), BREAK, "\n");
  }

  /** Headers other than addresses and subject. */
  Map<String, String> headers(String from) {
    Map<String, String> headers = new LinkedHashMap<>();
    String importance = text("importance").toLowerCase(Locale.ROOT);
    switch (importance) {
      case "", "normal" -> {}
      case "high" -> headers.put("Importance", "high");
      case "low" -> headers.put("Importance", "low");
      default ->
          throw new OutboundException(
              Outcome.REJECTED, "Importance is High, Normal or Low, not " + importance);
    }
    String wanted = text("from").strip();
    if (!wanted.isEmpty() && !wanted.equalsIgnoreCase(from)) {
      headers.put("Reply-To", wanted);
    }
    return headers;
  }

  void refuseAttachments() {
    Object attachments = fields.get("attachments");
    if (attachments instanceof List<?> list && !list.isEmpty()) {
      throw new OutboundException(
          Outcome.REJECTED, "the mail was not sent: attachments are not supported");
    }
  }
}
