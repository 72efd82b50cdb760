package io.sluice.hub.connector.mail;

import io.sluice.hub.connector.ConnectorConfig;
import io.sluice.hub.connector.Receiver;
import io.sluice.hub.outbound.MailServer;
import io.sluice.hub.outbound.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How mail is sent.
 *
 * @param server the submission server; the outbound port needs the same
 * @param from sender of every mail, a plain address
 * @param recipientDomains domains that may receive mail; empty allows all
 */
public record MailConfig(MailServer server, String from, List<String> recipientDomains)
    implements ConnectorConfig {
  public MailConfig {
    recipientDomains =
        recipientDomains.stream().map(domain -> domain.toLowerCase(Locale.ROOT)).toList();
    if (!from.matches("[^@\\s]+@[^@\\s]+")) {
      throw new IllegalArgumentException("mail: from must be a mail address");
    }
  }

  @Override
  public Map<String, Secret> secrets() {
    Map<String, Secret> secrets = new LinkedHashMap<>();
    server.password().ifPresent(password -> secrets.put("password", password));
    return secrets;
  }

  @Override
  public List<Receiver> receivers() {
    return List.of(new Receiver.MailReceiver("The mail server", server));
  }
}
