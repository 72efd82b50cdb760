package io.sluice.simulator.sink;

import io.sluice.simulator.front.Arrival;
import io.sluice.simulator.front.Ledger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Set;

/** The mail server without sockets: follows its {@link SmtpPolicy} and stores accepted mails. */
public final class MailSink {
  private final Inbox inbox;
  private final Ledger ledger;
  private final InstantSource clock;
  private final Set<String> greylistSeen = new LinkedHashSet<>();
  private SmtpPolicy policy;

  /**
   * Creates a server.
   *
   * @param ledger records accepted mails
   */
  public MailSink(Inbox inbox, Ledger ledger, InstantSource clock, SmtpPolicy policy) {
    this.inbox = inbox;
    this.ledger = ledger;
    this.clock = clock;
    this.policy = policy;
  }

  /** The current policy. */
  public SmtpPolicy policy() {
    return policy;
  }

  /** Changes the policy, also for open sessions, and resets greylisting. */
  public void policy(SmtpPolicy changed) {
    policy = changed;
    greylistSeen.clear();
  }

  /** Opens a session. */
  public SmtpSession open() {
    return new SmtpSession(this::policy, greylistSeen, this::accept);
  }

  private void accept(SmtpSession.Envelope envelope) {
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
                    new Inbox.MailContent(
                        mail.header("Subject"),
                        mail.headers(),
                        mail.text(),
                        mail.html(),
                        mail.attachments()),
                    envelope.message().length()));
  }
}
