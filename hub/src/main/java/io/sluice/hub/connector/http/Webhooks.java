package io.sluice.hub.connector.http;

import io.sluice.hub.connector.Answers;
import io.sluice.hub.connector.CallParameters;
import io.sluice.hub.connector.Connectors.Answer;
import io.sluice.hub.connector.Connectors.Call;
import io.sluice.hub.connector.Redactor;
import io.sluice.hub.outbound.Hashes;
import io.sluice.hub.outbound.Outbound;
import io.sluice.hub.outbound.Outbound.HttpAnswer;
import io.sluice.hub.outbound.Outbound.HttpCall;
import io.sluice.hub.outbound.Outbound.Terms;
import io.sluice.hub.outbound.OutboundException;
import io.sluice.hub.outbound.Outcome;
import io.sluice.hub.outbound.Secret;
import io.sluice.hub.time.Time;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Delivers CloudEvents to webhooks, signed by the rules of Standard Webhooks. The {@code
 * webhook-id} is the idempotency key: it is the same for every attempt of one effect.
 */
final class Webhooks {
  /** Receivers should answer before they process; the specification suggests 15 to 30 s. */
  private static final Duration MAX_TIMEOUT = Duration.ofSeconds(30);

  private final HttpConfig config;
  private final Outbound outbound;
  private final Time time;

  Webhooks(HttpConfig config, Outbound outbound, Time time) {
    this.config = config;
    this.outbound = outbound;
    this.time = time;
  }

  Future<Answer> deliver(Call call) {
    Map<String, @Nullable Object> parameters = CallParameters.nested(call.parameters());
    String name = text(parameters, "endpoint").orElse("");
    HttpConfig.Webhook target = config.webhooks().get(name);
    if (target == null) {
      throw new OutboundException(
          Outcome.REJECTED,
          "no webhook '" + name + "' is configured; configured are " + config.webhooks().keySet());
    }
    Instant now = time.instant();
    String id = "msg_" + Hashes.sha256(call.effectKey()).substring(0, 32);
    byte[] body = event(parameters, id, now).json();
    List<String> keys = target.keys().stream().map(Secret::read).toList();
    Redactor redactor = Redactor.of(keys);
    HttpCall sent =
        new HttpCall(
            terms(call, target),
            "POST",
            target.uri(),
            headers(keys, id, now.getEpochSecond(), body),
            Buffer.buffer(body));
    return outbound
        .http(sent)
        .map(answer -> meaning(name, redactor.clean(answer)))
        .recover(cause -> unanswered(name, cause));
  }

  private CloudEvent event(Map<String, @Nullable Object> parameters, String id, Instant now) {
    String type =
        text(parameters, "type")
            .orElseThrow(() -> new OutboundException(Outcome.REJECTED, "Webhook: type is missing"));
    return new CloudEvent(
        text(parameters, "id").orElse(id),
        text(parameters, "source").orElse(config.source()),
        type,
        text(parameters, "subject"),
        text(parameters, "time").orElse(now.toString()),
        parameters.get("data"));
  }

  private static Map<String, String> headers(
      List<String> keys, String id, long timestamp, byte[] body) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("content-type", CloudEvent.CONTENT_TYPE);
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", Long.toString(timestamp));
    headers.put("webhook-signature", Signature.of(keys, id, timestamp, body));
    return headers;
  }

  private static Terms terms(Call call, HttpConfig.Webhook target) {
    Terms asked = HttpConnector.terms(call, target.uri());
    Duration timeout = asked.timeout().compareTo(MAX_TIMEOUT) > 0 ? MAX_TIMEOUT : asked.timeout();
    return new Terms(asked.bucket(), asked.priority(), asked.user(), asked.maxWait(), timeout);
  }

  private static Answer meaning(String name, HttpAnswer answer) {
    Outcome outcome = Answers.outcome("POST", answer.status());
    if (outcome == Outcome.SUCCEEDED) {
      return Answers.succeeded(answer.status(), answer.headers(), null);
    }
    String hint =
        switch (answer.status()) {
          case 410 -> "; the receiver no longer accepts events: remove it from the flow";
          case 301, 302, 303, 307, 308 -> "; redirects are not followed: configure the new address";
          default -> "";
        };
    return Answers.failed(
        outcome,
        answer.status(),
        answer.headers(),
        null,
        "webhook '" + name + "': status " + answer.status() + hint);
  }

  private static Future<Answer> unanswered(String name, Throwable cause) {
    return cause instanceof OutboundException known
        ? Future.succeededFuture(
            Answers.failed(
                new OutboundException(
                    known.outcome(), "webhook '" + name + "': " + known.getMessage())))
        : Future.failedFuture(cause);
  }

  private static Optional<String> text(Map<String, @Nullable Object> parameters, String name) {
    return Optional.ofNullable(parameters.get(name))
        .map(Object::toString)
        .filter(text -> !text.isBlank());
  }
}
