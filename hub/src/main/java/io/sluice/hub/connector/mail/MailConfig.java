package io.sluice.hub.connector.mail;

import io.sluice.hub.outbound.MailServer;
import java.util.List;
import java.util.Locale;

/**
 * How mail is sent.
 *
 * @param server where it goes; also to be given to the outbound port
 * @param from the sender of every mail, a plain address
 * @param recipientDomains who may be written to, by domain; empty means anybody
 */
public record MailConfig(MailServer server, String from, List<String> recipientDomains) {
  public MailConfig {
    recipientDomains =
        recipientDomains.stream().map(domain -> domain.toLowerCase(Locale.ROOT)).toList();
    if (!from.matches("[^@\\s]+@[^@\\s]+")) {
      throw new IllegalArgumentException("mail: from must be a mail address");
    }
  }
}
