package io.sluice.hub.connector.mail;

import io.sluice.hub.outbound.MailServer;
import io.sluice.hub.outbound.OutboundKeys;
import io.sluice.hub.outbound.Secret;
import io.sluice.hub.settings.ConfigPart;
import io.sluice.hub.settings.Key;
import io.sluice.hub.settings.Settings;
import io.sluice.hub.settings.ValueTypes;
import java.util.List;

/** The keys of section {@code mail}. */
public final class MailKeys {
  private static final int SUBMISSION = 587;

  private static final Key<String> HOST =
      Key.required("host", ValueTypes.text(), "Host name of the mail server.")
          .example("smtp.contoso.com");

  private static final Key<Integer> PORT =
      Key.withDefault(
          "port",
          ValueTypes.wholeNumber(1, 65_535),
          SUBMISSION,
          "Port of the mail server, usually 587 with `starttls` and 465 with `tls`.");

  private static final Key<MailServer.Tls> TLS =
      Key.withDefault(
          "tls",
          ValueTypes.choice(MailServer.Tls.class),
          MailServer.Tls.STARTTLS,
          "Encryption: `starttls` upgrades the connection and sends nothing to a server that does"
              + " not offer it, `tls` encrypts from the first byte, `none` is for a server on this"
              + " machine.");

  private static final Key<String> USER =
      Key.optional(
              "user",
              ValueTypes.text(),
              "User name, with `password`, when the server asks for one.")
          .example("sluice@contoso.com");

  private static final Key<Secret> PASSWORD =
      Key.optional(
              "password",
              OutboundKeys.SECRET,
              "Password of `user`; never sent over an unencrypted connection.")
          .example("env:SLUICE_MAIL_PASSWORD");

  private static final Key<String> FROM =
      Key.required(
              "from",
              ValueTypes.text("mail address", "a mail address", "[^@\\s]+@[^@\\s]+"),
              "Sender address of every mail.")
          .example("sluice@contoso.com");

  private static final Key<List<String>> RECIPIENT_DOMAINS =
      Key.withDefault(
              "recipientDomains",
              ValueTypes.listOf(ValueTypes.text()),
              List.of(),
              "Domains that may be written to; empty allows every recipient.")
          .example("[contoso.com]");

  /** The keys and their record. */
  public static final ConfigPart<MailConfig> PART =
      new ConfigPart<>(
          "mail",
          List.of(HOST, PORT, TLS, USER, PASSWORD, FROM, RECIPIENT_DOMAINS),
          MailKeys::config);

  private MailKeys() {}

  private static MailConfig config(Settings mail) {
    MailServer server =
        new MailServer(
            mail.get(HOST), mail.get(PORT), mail.get(TLS), mail.find(USER), mail.find(PASSWORD));
    return new MailConfig(server, mail.get(FROM), mail.get(RECIPIENT_DOMAINS));
  }
}
