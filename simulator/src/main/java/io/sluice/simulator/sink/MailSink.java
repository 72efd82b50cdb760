package io.sluice.simulator.sink;

import java.time.Instant;

/** Puts accepted mails into the inbox, read so that a person can see what was written. */
public final class MailSink {
  private final Inbox inbox;

  /** Makes a sink. */
  public MailSink(Inbox inbox) {
    this.inbox = inbox;
  }

  /** Keeps one mail. */
  public void take(SmtpSession.Envelope envelope, Instant now) {
    MimeMail mail = MimeMail.of(envelope.message());
    inbox
        .mail()
        .add(
            id ->
                new Inbox.Mail(
                    id,
                    now,
                    envelope.from(),
                    envelope.recipients(),
                    mail.header("Subject"),
                    mail.headers(),
                    mail.text(),
                    mail.html(),
                    mail.attachments(),
                    envelope.message().length()));
  }
}
