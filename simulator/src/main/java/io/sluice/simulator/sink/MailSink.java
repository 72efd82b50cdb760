package io.sluice.simulator.sink;

import io.sluice.simulator.front.Arrival;
import io.sluice.simulator.front.Ledger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Set;

/** The mail server without its socket: behaves as it is told and keeps what it accepts. */
public final class MailSink {
  private final Inbox inbox;
  private final Ledger ledger;
  private final InstantSource clock;
  private final Set<String> greeted = new LinkedHashSet<>();
  private SmtpPolicy policy;

  /**
   * Makes a server.
   *
   * @param ledger counts accepted mails
   */
  public MailSink(Inbox inbox, Ledger ledger, InstantSource clock, SmtpPolicy policy) {
    this.inbox = inbox;
    this.ledger = ledger;
    this.clock = clock;
    this.policy = policy;
  }

  /** How the server behaves now. */
  public SmtpPolicy policy() {
    return policy;
  }

  /** Changes how the server behaves, for running conversations too; forgets who was greylisted. */
  public void policy(SmtpPolicy changed) {
    policy = changed;
    greeted.clear();
  }

  /** Begins a conversation. */
  public SmtpSession open() {
    return new SmtpSession(this::policy, greeted, this::take);
  }

  private void take(SmtpSession.Envelope envelope) {
    Instant now = clock.instant();
    ledger.count(new Arrival(now, "SMTP", String.join(",", envelope.recipients()), false));
    MimeMail mail = MimeMail.of(envelope.message());
    inbox
        .mail()
        .add(
            id ->
                new Inbox.ReceivedMail(
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
