package io.sluice.hub.connector.mail;

import io.sluice.hub.connector.Answers;
import io.sluice.hub.connector.Connector;
import io.sluice.hub.connector.ConnectorRow;
import io.sluice.hub.connector.Connectors;
import io.sluice.hub.connector.Connectors.Answer;
import io.sluice.hub.connector.Connectors.Call;
import io.sluice.hub.gate.BucketKey;
import io.sluice.hub.metrics.Meters;
import io.sluice.hub.metrics.Metric;
import io.sluice.hub.outbound.Hashes;
import io.sluice.hub.outbound.Outbound;
import io.sluice.hub.outbound.Outbound.MailAnswer;
import io.sluice.hub.outbound.Outbound.MailCall;
import io.sluice.hub.outbound.Outbound.MailContent;
import io.sluice.hub.outbound.Outbound.MailEnvelope;
import io.sluice.hub.outbound.Outbound.Terms;
import io.sluice.hub.outbound.OutboundException;
import io.sluice.hub.outbound.Outcome;
import io.sluice.hub.settings.KeyGroup.SectionPresence;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Sends mail. The Message-ID is the idempotency key: it is the same for every attempt of one
 * effect. If the server accepts some recipients and refuses others, a further attempt addresses the
 * refused ones only; this is remembered for the last {@value #MAX_REMEMBERED} such mails of this
 * process.
 */
public final class MailConnector implements Connector {
  private static final List<Operation> OPERATIONS =
      List.of(
          new Operation("SendEmailV3", "Sends a mail."),
          new Operation("SendEmail", "Sends a mail; older name of SendEmailV3."));

  /** Row of the table of connectors. */
  public static final ConnectorRow<MailConfig> ROW =
      new ConnectorRow<>(
          Connectors.MAIL,
          OPERATIONS,
          BucketKey.Kind.MAIL,
          "The mail server; no mail can be sent without this section.",
          new SectionPresence.SwitchedOff(),
          MailKeys.PART,
          MailConfig.class,
          (config, outbound, time, meters) -> new MailConnector(config, outbound, meters));

  private static final int MAX_REMEMBERED = 1_000;
  private final MailConfig config;
  private final Outbound outbound;
  private final Meters meters;
  private final Map<String, Set<String>> acceptedBefore = new LinkedHashMap<>();

  public MailConnector(MailConfig config, Outbound outbound, Meters meters) {
    this.config = config;
    this.outbound = outbound;
    this.meters = meters;
  }

  @Override
  public String name() {
    return Connectors.MAIL;
  }

  @Override
  public List<Operation> operations() {
    return OPERATIONS;
  }

  @Override
  public Future<Answer> call(Call call) {
    MailCall mail = read(call);
    return outbound
        .mail(mail)
        .map(answer -> meaning(mail, answer))
        .recover(this::unanswered)
        .onSuccess(
            answer -> meters.count(Metric.DELIVERIES, Connectors.MAIL, answer.outcome().label()));
  }

  private MailCall read(Call call) {
    MailReader reader = new MailReader(call.parameters());
    reader.refuseAttachments();
    String messageId = messageId(call.effectKey());
    Set<String> done = acceptedBefore.getOrDefault(messageId, Set.of());
    MailCall mail =
        new MailCall(
            new Terms(
                new BucketKey(
                    BucketKey.Kind.MAIL, config.server().host() + ":" + config.server().port()),
                call.priority(),
                call.user(),
                call.maxWait(),
                call.timeout()),
            new MailEnvelope(
                config.from(),
                without(done, reader.addresses("to")),
                without(done, reader.addresses("cc")),
                without(done, reader.addresses("bcc"))),
            new MailContent(
                reader.text("subject"),
                reader.plainBody(),
                reader.isHtml() ? reader.text("body") : null),
            reader.headers(config.from()),
            messageId);
    checkDomains(mail);
    return mail;
  }

  private static List<String> without(Set<String> done, List<String> addresses) {
    return addresses.stream().filter(address -> !done.contains(address)).toList();
  }

  private void checkDomains(MailCall mail) {
    for (List<String> list :
        List.of(mail.envelope().to(), mail.envelope().cc(), mail.envelope().bcc())) {
      for (String address : list) {
        String domain = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        if (!config.recipientDomains().isEmpty() && !config.recipientDomains().contains(domain)) {
          throw new OutboundException(
              Outcome.REJECTED,
              "the mail was not sent: the domain of a recipient is not among "
                  + config.recipientDomains());
        }
      }
    }
  }

  private String messageId(String effectKey) {
    String domain = config.from().substring(config.from().lastIndexOf('@') + 1);
    return "<" + Hashes.sha256(effectKey).substring(0, 40) + "@" + domain + ">";
  }

  private Answer meaning(MailCall mail, MailAnswer answer) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("messageId", answer.messageId());
    body.put("accepted", answer.accepted());
    body.put("refused", answer.refused());
    if (answer.refused().isEmpty()) {
      acceptedBefore.remove(mail.messageId());
      return Answers.succeeded(250, Map.of(), body);
    }
    remember(mail.messageId(), answer.accepted());
    boolean temporary =
        answer.refused().values().stream().anyMatch(reason -> reason.startsWith("4"));
    return Answers.failed(
        temporary ? Outcome.UNAVAILABLE : Outcome.REJECTED,
        250,
        Map.of(),
        body,
        "the mail server accepted the mail for "
            + answer.accepted()
            + " and refused "
            + answer.refused()
            + (temporary ? "; a further attempt addresses the refused ones only" : ""));
  }

  private void remember(String messageId, List<String> accepted) {
    acceptedBefore.computeIfAbsent(messageId, id -> new LinkedHashSet<>()).addAll(accepted);
    if (acceptedBefore.size() > MAX_REMEMBERED) {
      acceptedBefore.remove(acceptedBefore.keySet().iterator().next());
    }
  }

  private Future<Answer> unanswered(Throwable cause) {
    if (!(cause instanceof OutboundException known)) {
      return Future.failedFuture(cause);
    }
    String hint =
        known.outcome() == Outcome.UNKNOWN
            ? "; the mail may have been sent; a further attempt has the same Message-ID"
            : "";
    return Future.succeededFuture(
        Answers.failed(new OutboundException(known.outcome(), known.getMessage() + hint)));
  }
}
