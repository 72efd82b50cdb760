package io.sluice.hub.connector.customerinsights;

import io.sluice.hub.connector.Json;
import io.sluice.hub.connector.Outbound;
import io.sluice.hub.connector.Outbound.HttpAnswer;
import io.sluice.hub.connector.Outbound.HttpCall;
import io.sluice.hub.connector.Outbound.Terms;
import io.sluice.hub.connector.OutboundException;
import io.sluice.hub.connector.Outcome;
import io.sluice.hub.gate.BucketKey;
import io.sluice.hub.gate.Priority;
import io.sluice.hub.time.Time;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bearer token of one connection, by OAuth2 client credentials. One request serves all who wait
 * (catalogue A8); a token is renewed a little before it expires.
 */
final class Tokens {
  private static final Map<String, String> HEADERS =
      Map.of("content-type", "application/x-www-form-urlencoded");
  private static final Duration EARLY = Duration.ofMinutes(2);
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final Duration MAX_WAIT = Duration.ofMinutes(1);

  private final CustomerInsightsConfig config;
  private final Outbound outbound;
  private final Time time;
  private @Nullable Token current;
  private @Nullable Future<Token> asking;

  Tokens(CustomerInsightsConfig config, Outbound outbound, Time time) {
    this.config = config;
    this.outbound = outbound;
    this.time = time;
  }

  /** A token and when it should be renewed. */
  record Token(String value, Instant renewAt) {}

  /** A token that is good now. */
  Future<Token> get() {
    Token known = current;
    if (known != null && time.instant().isBefore(known.renewAt())) {
      return Future.succeededFuture(known);
    }
    Future<Token> pending = asking;
    if (pending != null) {
      return pending;
    }
    Future<Token> asked = ask().onSuccess(token -> current = token);
    asking = asked;
    asked.onComplete(done -> asking = null);
    return asked;
  }

  /** Forgets a token that the API refused; a newer one stays. */
  void refused(Token token) {
    if (token.equals(current)) {
      current = null;
    }
  }

  private Future<Token> ask() {
    String body =
        "grant_type=client_credentials&client_id="
            + encode(config.credentials().clientId())
            + "&client_secret="
            + encode(config.credentials().clientSecret().read())
            + "&scope="
            + encode(config.scope());
    BucketKey bucket = new BucketKey(BucketKey.Kind.TOKEN, config.token().getAuthority());
    return outbound
        .http(
            new HttpCall(
                new Terms(bucket, Priority.SWEEP, "token", MAX_WAIT, TIMEOUT),
                "POST",
                config.token(),
                HEADERS,
                Buffer.buffer(body)))
        .map(this::token);
  }

  private Token token(HttpAnswer answer) {
    Object body = Json.read(answer.body()).map(Json.Parsed::value).orElse(null);
    Map<?, ?> fields = body instanceof Map<?, ?> map ? map : Map.of();
    if (answer.status() == 200 && fields.get("access_token") instanceof String value) {
      long seconds = fields.get("expires_in") instanceof Number number ? number.longValue() : 300;
      long good = Math.max(seconds / 2, seconds - EARLY.toSeconds());
      return new Token(value, time.instant().plusSeconds(good));
    }
    Object why = fields.get("error_description");
    Outcome outcome = answer.status() >= 500 ? Outcome.UNAVAILABLE : Outcome.REJECTED;
    throw new OutboundException(
        outcome,
        "no token from "
            + config.token().getHost()
            + ": status "
            + answer.status()
            + (why == null ? "" : ", " + why)
            + (outcome == Outcome.REJECTED
                ? "; check tenant, clientId and clientSecret of the environment"
                : ""));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
