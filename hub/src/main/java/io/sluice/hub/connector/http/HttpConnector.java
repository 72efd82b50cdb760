package io.sluice.hub.connector.http;

import io.sluice.hub.connector.Answers;
import io.sluice.hub.connector.CallParameters;
import io.sluice.hub.connector.Connector;
import io.sluice.hub.connector.ConnectorRow;
import io.sluice.hub.connector.Connectors;
import io.sluice.hub.connector.Connectors.Answer;
import io.sluice.hub.connector.Connectors.Call;
import io.sluice.hub.connector.Redactor;
import io.sluice.hub.gate.BucketKey;
import io.sluice.hub.json.WireJson;
import io.sluice.hub.message.MessageBody;
import io.sluice.hub.metrics.Meters;
import io.sluice.hub.metrics.Metric;
import io.sluice.hub.outbound.Outbound;
import io.sluice.hub.outbound.Outbound.HttpAnswer;
import io.sluice.hub.outbound.Outbound.HttpCall;
import io.sluice.hub.outbound.Outbound.Terms;
import io.sluice.hub.outbound.OutboundException;
import io.sluice.hub.outbound.Outcome;
import io.sluice.hub.settings.KeyGroup.SectionPresence;
import io.sluice.hub.time.Time;
import io.vertx.core.Future;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The HTTP action of flows, and signed deliveries to the configured webhooks. */
public final class HttpConnector implements Connector {
  static final String HTTP = "Http";
  static final String WEBHOOK = "Webhook";

  private static final List<Operation> OPERATIONS =
      List.of(
          new Operation(HTTP, "Calls an address and returns its answer."),
          new Operation(WEBHOOK, "Delivers a signed event to a configured webhook."));

  /** Row of the table of connectors. */
  public static final ConnectorRow<HttpConfig> ROW =
      new ConnectorRow<>(
          Connectors.HTTP,
          OPERATIONS,
          BucketKey.Kind.HTTP,
          "HTTP actions and webhooks.",
          new SectionPresence.Defaulted(),
          HttpKeys.PART,
          HttpConfig.class,
          HttpConnector::new);

  /** Shorter parts of a header are not secrets, and redacting them would damage texts. */
  private static final int MIN_SECRET = 8;

  private final Outbound outbound;
  private final Meters meters;
  private final Credentials credentials;
  private final Webhooks webhooks;

  public HttpConnector(HttpConfig config, Outbound outbound, Time time, Meters meters) {
    this.outbound = outbound;
    this.meters = meters;
    this.credentials = new Credentials(outbound, time);
    this.webhooks = new Webhooks(config, outbound, time);
  }

  @Override
  public String name() {
    return Connectors.HTTP;
  }

  @Override
  public List<Operation> operations() {
    return OPERATIONS;
  }

  @Override
  public Future<Answer> call(Call call) {
    boolean webhook = call.operation().equals(WEBHOOK);
    return (webhook ? webhooks.deliver(call) : plain(call))
        .onSuccess(
            answer ->
                meters.count(
                    Metric.DELIVERIES, webhook ? "webhook" : "http", answer.outcome().label()));
  }

  private Future<Answer> plain(Call call) {
    Map<String, @Nullable Object> parameters = CallParameters.nested(call.parameters());
    HttpAction action = HttpAction.of(parameters);
    return credentials
        .of(parameters.get("authentication"))
        .compose(proof -> send(call, action, proof));
  }

  private Future<Answer> send(Call call, HttpAction action, Credentials.Proof proof) {
    Map<String, String> headers = new LinkedHashMap<>(action.headers());
    if (proof.header() != null) {
      headers.put("Authorization", proof.header());
    }
    Redactor redactor = Redactor.of(secrets(action, proof));
    HttpCall sent =
        new HttpCall(
            terms(call, action.uri()), action.method(), action.uri(), headers, action.body());
    String where = action.method() + " " + place(action.uri());
    return outbound
        .http(sent)
        .map(answer -> meaning(action.method(), where, redactor.clean(answer)))
        .recover(
            cause -> Future.succeededFuture(unanswered(action.method(), where, cause, redactor)));
  }

  private static Answer unanswered(
      String method, String where, Throwable cause, Redactor redactor) {
    if (!(cause instanceof OutboundException known)) {
      throw new IllegalStateException(where, cause);
    }
    return Answers.failed(
        new OutboundException(
            Answers.outcome(method, known.outcome()), where + ": " + known.getMessage()),
        redactor);
  }

  private static List<String> secrets(HttpAction action, Credentials.Proof proof) {
    List<String> secrets = new ArrayList<>(proof.secrets());
    action
        .headers()
        .forEach(
            (name, value) -> {
              if (isCredential(name)) {
                secrets.add(value);
                secrets.addAll(List.of(value.split("[ =;]", -1)));
              }
            });
    secrets.removeIf(secret -> secret.length() < MIN_SECRET);
    return secrets;
  }

  private static boolean isCredential(String header) {
    String name = header.toLowerCase(Locale.ROOT);
    return name.equals("authorization")
        || name.equals("cookie")
        || name.endsWith("-key")
        || name.endsWith("-token")
        || name.endsWith("-secret");
  }

  /** Terms of a call to an address: one bucket for each host and port. */
  static Terms terms(Call call, URI uri) {
    String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
    int port = uri.getPort() > 0 ? uri.getPort() : "http".equals(uri.getScheme()) ? 80 : 443;
    BucketKey bucket = new BucketKey(BucketKey.Kind.HTTP, host + ":" + port);
    return new Terms(bucket, call.priority(), call.user(), call.maxWait(), call.timeout());
  }

  /** The address for messages, without its query, which may contain a key. */
  private static String place(URI uri) {
    return uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
  }

  private static Answer meaning(String method, String where, HttpAnswer answer) {
    Outcome outcome = Answers.outcome(method, answer.status());
    Object body = content(answer);
    if (outcome == Outcome.SUCCEEDED) {
      return Answers.succeeded(answer.status(), answer.headers(), body);
    }
    String hint = answer.status() / 100 == 3 ? "; redirects are not followed" : "";
    return Answers.failed(
        outcome,
        answer.status(),
        answer.headers(),
        body,
        where + ": status " + answer.status() + hint);
  }

  /** The body as flows see it; JSON that cannot be parsed is text. */
  private static @Nullable Object content(HttpAnswer answer) {
    String type = answer.headers().getOrDefault("content-type", "text/plain");
    return MessageBody.read(type, answer.body())
        .orElseGet(() -> new WireJson.Parsed(answer.body().toString()))
        .value();
  }
}
