package io.sluice.hub.connector;

import io.sluice.hub.gate.BucketKey;
import io.sluice.hub.gate.Priority;
import io.sluice.hub.json.WireJson;
import io.sluice.hub.outbound.Outbound;
import io.sluice.hub.outbound.Outbound.HttpAnswer;
import io.sluice.hub.outbound.Outbound.HttpCall;
import io.sluice.hub.outbound.Outbound.Terms;
import io.sluice.hub.outbound.OutboundException;
import io.sluice.hub.outbound.Outcome;
import io.sluice.hub.time.Time;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens by the OAuth 2.0 client credentials grant (<a
 * href="https://www.rfc-editor.org/rfc/rfc6749#section-4.4">RFC 6749, 4.4</a>). Concurrent callers
 * share one request; a token is renewed shortly before it expires. Lives on one event loop.
 */
public final class AccessTokens {
  private static final Map<String, String> HEADERS =
      Map.of("content-type", "application/x-www-form-urlencoded", "accept", "application/json");
  private static final Duration RENEWAL_MARGIN = Duration.ofMinutes(2);
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final Duration MAX_WAIT = Duration.ofMinutes(1);
  private static final long DEFAULT_SECONDS = 300;
  private static final long MAX_SECONDS = 86_400;

  /** A younger token cannot be the cause of a 401. */
  private static final Duration MIN_AGE_TO_RENEW = Duration.ofSeconds(30);

  private final Outbound outbound;
  private final Time time;
  private final URI endpoint;
  private final Supplier<Map<String, String>> form;
  private @Nullable Token current;
  private @Nullable Future<Token> pending;

  /**
   * Create one instance per set of credentials.
   *
   * @param form the form to post; built for each request, so that a rotated secret is picked up
   */
  public AccessTokens(
      Outbound outbound, Time time, URI endpoint, Supplier<Map<String, String>> form) {
    this.outbound = outbound;
    this.time = time;
    this.endpoint = endpoint;
    this.form = form;
  }

  /**
   * A token. Times are nanoseconds of the monotonic clock.
   *
   * @param requestedAt when it was requested
   * @param renewAt when to request the next one
   */
  public record Token(String value, long requestedAt, long renewAt) {
    @Override
    public String toString() {
      return "Token[hidden]";
    }
  }

  /** A valid token. */
  public Future<Token> get() {
    Token known = current;
    if (known != null && time.nanos() < known.renewAt()) {
      return Future.succeededFuture(known);
    }
    return pending != null ? pending : request();
  }

  /**
   * The token for repeating a call whose token was refused: one that another caller has obtained
   * meanwhile, or a new one.
   *
   * @return empty if the refused token is so new that it cannot be the cause
   */
  public Optional<Future<Token>> after(Token refused) {
    if (refused.equals(current)) {
      if (time.nanos() - refused.requestedAt() < MIN_AGE_TO_RENEW.toNanos()) {
        return Optional.empty();
      }
      current = null;
    }
    return Optional.of(get());
  }

  private Future<Token> request() {
    long requestedAt = time.nanos();
    BucketKey bucket = new BucketKey(BucketKey.Kind.TOKEN, endpoint.getAuthority());
    Terms terms = new Terms(bucket, Priority.SWEEP, "token", MAX_WAIT, TIMEOUT);
    Future<Token> request =
        outbound
            .http(new HttpCall(terms, "POST", endpoint, HEADERS, Buffer.buffer(encoded())))
            .recover(cause -> Future.failedFuture(noAnswer(cause)))
            .map(answer -> token(answer, requestedAt));
    pending = request;
    request.onComplete(
        done -> {
          pending = null;
          current = done.succeeded() ? done.result() : current;
        });
    return request;
  }

  private String encoded() {
    return form.get().entrySet().stream()
        .map(field -> field.getKey() + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** A token request changes nothing, so that without an answer it counts as not sent. */
  private OutboundException noAnswer(Throwable cause) {
    Outcome outcome =
        cause instanceof OutboundException known
            ? Answers.outcome("GET", known.outcome())
            : Outcome.UNAVAILABLE;
    return new OutboundException(
        outcome, "no token from " + endpoint.getHost() + ": " + cause.getMessage());
  }

  private Token token(HttpAnswer answer, long requestedAt) {
    Object body = WireJson.read(answer.body()).map(WireJson.Parsed::value).orElse(null);
    Map<?, ?> fields = body instanceof Map<?, ?> map ? map : Map.of();
    if (answer.status() == 200
        && fields.get("access_token") instanceof String value
        && value.matches("[\\x21-\\x7e]+")) {
      return new Token(
          value, requestedAt, requestedAt + usable(fields.get("expires_in")).toNanos());
    }
    Outcome outcome = Answers.outcome("GET", answer.status());
    boolean refused = outcome == Outcome.REJECTED;
    throw new OutboundException(
        outcome == Outcome.SUCCEEDED ? Outcome.UNAVAILABLE : outcome,
        "no token from "
            + endpoint.getHost()
            + ": status "
            + answer.status()
            + error(fields)
            + (refused ? "; check tenant, client id and client secret" : ""));
  }

  /** The error code alone (RFC 6749, 5.2): the description may repeat the request. */
  private static String error(Map<?, ?> fields) {
    return fields.get("error") instanceof String word && word.matches("[a-z_]{1,40}")
        ? ", " + word
        : "";
  }

  private static Duration usable(@Nullable Object expiresIn) {
    String text = String.valueOf(expiresIn);
    long seconds = text.matches("\\d{1,9}") ? Long.parseLong(text) : DEFAULT_SECONDS;
    long lifetime = Math.min(MAX_SECONDS, seconds);
    return Duration.ofSeconds(Math.max(lifetime / 2, lifetime - RENEWAL_MARGIN.toSeconds()));
  }
}
