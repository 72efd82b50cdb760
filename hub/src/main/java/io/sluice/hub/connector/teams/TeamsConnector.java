package io.sluice.hub.connector.teams;

import io.sluice.hub.connector.Answers;
import io.sluice.hub.connector.Connector;
import io.sluice.hub.connector.ConnectorRow;
import io.sluice.hub.connector.Connectors;
import io.sluice.hub.connector.Connectors.Answer;
import io.sluice.hub.connector.Connectors.Call;
import io.sluice.hub.connector.Redactor;
import io.sluice.hub.connector.teams.TeamsConfig.Channel;
import io.sluice.hub.connector.teams.TeamsConfig.WebhookForm;
import io.sluice.hub.gate.BucketKey;
import io.sluice.hub.metrics.Meters;
import io.sluice.hub.metrics.Metric;
import io.sluice.hub.outbound.Hashes;
import io.sluice.hub.outbound.Outbound;
import io.sluice.hub.outbound.Outbound.HttpAnswer;
import io.sluice.hub.outbound.Outbound.HttpCall;
import io.sluice.hub.outbound.Outbound.Terms;
import io.sluice.hub.outbound.OutboundException;
import io.sluice.hub.outbound.Outcome;
import io.sluice.hub.settings.KeyGroup.SectionPresence;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Posts to Teams channels. The body of an answer counts as well as its status, because an incoming
 * webhook may answer 200 with the text of an error (<a
 * href="https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using">Microsoft's
 * documentation</a>). A 202 of a workflow means accepted; whether the card was shown is not
 * reported.
 */
public final class TeamsConnector implements Connector {
  private static final List<Operation> OPERATIONS =
      List.of(
          new Operation("PostMessage", "Posts a text to a channel."),
          new Operation("PostCard", "Posts a card to a channel."),
          new Operation("PostMessageToConversation", "Posts a text to a channel."),
          new Operation("PostCardToConversation", "Posts a card to a channel."));

  /** Row of the table of connectors. */
  public static final ConnectorRow<TeamsConfig> ROW =
      new ConnectorRow<>(
          Connectors.TEAMS,
          OPERATIONS,
          BucketKey.Kind.TEAMS,
          "Teams channels that flows post to.",
          new SectionPresence.Defaulted(),
          TeamsKeys.PART,
          TeamsConfig.class,
          (config, outbound, time, meters) -> new TeamsConnector(config, outbound, meters));

  private static final int MIN_SECRET_PART = 16;
  private static final Pattern ERROR_TEXT = Pattern.compile("HTTP error ([45]\\d\\d)");
  private final TeamsConfig config;
  private final Outbound outbound;
  private final Meters meters;

  /** Name of the bucket of each webhook address, by the hash of the address. */
  private final Map<String, String> bucketNames = new LinkedHashMap<>();

  public TeamsConnector(TeamsConfig config, Outbound outbound, Meters meters) {
    this.config = config;
    this.outbound = outbound;
    this.meters = meters;
  }

  @Override
  public String name() {
    return Connectors.TEAMS;
  }

  @Override
  public List<Operation> operations() {
    return OPERATIONS;
  }

  @Override
  public Future<Answer> call(Call call) {
    CardReader reader = CardReader.of(call.parameters());
    String name = reader.channel();
    Channel channel = config.channels().get(name);
    if (channel == null) {
      throw new OutboundException(
          Outcome.REJECTED,
          "no Teams channel '"
              + name
              + "' is configured; configured are "
              + config.channels().keySet());
    }
    Card card = reader.card();
    byte[] body = channel.form() == WebhookForm.WORKFLOW ? card.workflow() : card.classic();
    URI address = address(name, channel);
    BucketKey bucket = new BucketKey(BucketKey.Kind.TEAMS, bucketName(name, address));
    Terms terms = new Terms(bucket, call.priority(), call.user(), call.maxWait(), call.timeout());
    Redactor redactor = hiding(address);
    return outbound
        .http(
            new HttpCall(
                terms,
                "POST",
                address,
                Map.of("content-type", "application/json"),
                Buffer.buffer(body)))
        .map(answer -> meaning(name, channel.form(), redactor.clean(answer)))
        .otherwise(cause -> Answers.failed(cause, redactor))
        .onSuccess(
            answer -> meters.count(Metric.DELIVERIES, Connectors.TEAMS, answer.outcome().label()));
  }

  /**
   * Teams limits each address: channels that share one share a bucket, which is named after the
   * first of them.
   */
  private String bucketName(String name, URI address) {
    return bucketNames.computeIfAbsent(Hashes.sha256(address.toString()), hash -> name);
  }

  private static URI address(String name, Channel channel) {
    try {
      return URI.create(channel.webhook().read());
    } catch (IllegalArgumentException notAnAddress) {
      // The message of this exception contains the address, which is the secret.
      throw new OutboundException(
          Outcome.REJECTED, "the webhook of Teams channel '" + name + "' is not an address");
    }
  }

  /** Redacts the address and each long part of it. */
  private static Redactor hiding(URI address) {
    List<String> parts = new ArrayList<>(List.of(address.toString()));
    String pathAndQuery = address.getRawPath() + "&" + address.getRawQuery();
    for (String part : pathAndQuery.split("[/&=]", -1)) {
      if (part.length() >= MIN_SECRET_PART) {
        parts.add(part);
        parts.add(URLDecoder.decode(part, StandardCharsets.UTF_8));
      }
    }
    return Redactor.of(parts);
  }

  private static Answer meaning(String name, WebhookForm form, HttpAnswer answer) {
    String text = answer.body().toString();
    Outcome outcome = outcome(form, answer.status(), text);
    if (outcome == Outcome.SUCCEEDED) {
      return Answers.succeeded(answer.status(), answer.headers(), null);
    }
    String shown = text.length() > 300 ? text.substring(0, 300) + "…" : text;
    boolean gone = answer.status() == 404 || answer.status() == 410;
    return Answers.failed(
        outcome,
        answer.status(),
        answer.headers(),
        null,
        "Teams channel '"
            + name
            + "': status "
            + answer.status()
            + " "
            + shown
            + (gone
                ? "; the webhook no longer exists: create one with Workflows and configure it"
                : ""));
  }

  /** An error in the body counts; a body that is neither success nor error is UNKNOWN. */
  private static Outcome outcome(WebhookForm form, int status, String text) {
    Outcome byStatus = Answers.outcome("POST", status);
    if (byStatus != Outcome.SUCCEEDED || status == 202) {
      return byStatus;
    }
    Matcher error = ERROR_TEXT.matcher(text);
    if (error.find()) {
      return Answers.outcome("POST", Integer.parseInt(error.group(1)));
    }
    String plain = text.strip();
    boolean known = form == WebhookForm.WORKFLOW || plain.equals("1") || plain.isEmpty();
    return known ? Outcome.SUCCEEDED : Outcome.UNKNOWN;
  }
}
