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
 * Bearer tokens by OAuth 2.0 client credentials (RFC 6749, 4.4). One request serves all who wait
 * (catalogue A8); a token is renewed a little before it expires. Lives on one event loop.
 */
public final class AccessTokens {
  private static final Map<String, String> HEADERS =
      Map.of("content-type", "application/x-www-form-urlencoded", "accept", "application/json");
  private static final Duration EARLY = Duration.ofMinutes(2);
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final Duration MAX_WAIT = Duration.ofMinutes(1);
  private static final long DEFAULT_SECONDS = 300;
  private static final long MOST_SECONDS = 86_400;

  /** A younger token is not the reason why a call was refused. */
  private static final Duration FRESH = Duration.ofSeconds(30);

  private final Outbound outbound;
  private final Time time;
  private final URI endpoint;
  private final Supplier<Map<String, String>> form;
  private @Nullable Token current;
  private @Nullable Future<Token> asking;

  /**
   * To be made once for each set of credentials.
   *
   * @param form the form to post; asked each time, so that a rotated secret is taken up
   */
  public AccessTokens(
      Outbound outbound, Time time, URI endpoint, Supplier<Map<String, String>> form) {
    this.outbound = outbound;
    this.time = time;
    this.endpoint = endpoint;
    this.form = form;
  }

  /**
   * A token.
   *
   * @param askedAt and {@code renewAt}: on the monotonic clock, in nanoseconds
   */
  public record Token(String value, long askedAt, long renewAt) {
    @Override
    public String toString() {
      return "Token[hidden]";
    }
  }

  /** A token that is good now. */
  public Future<Token> get() {
    Token known = current;
    if (known != null && time.nanos() < known.renewAt()) {
      return Future.succeededFuture(known);
    }
    return asking != null ? asking : ask();
  }

  /**
   * The token to repeat a call with whose token was refused: the newer one that somebody got
   * meanwhile, or a new one; nothing when the refused one is fresh, since then the token is not at
   * fault.
   */
  public Optional<Future<Token>> after(Token refused) {
    if (refused.equals(current)) {
      if (time.nanos() - refused.askedAt() < FRESH.toNanos()) {
        return Optional.empty();
      }
      current = null;
    }
    return Optional.of(get());
  }

  private Future<Token> ask() {
    long askedAt = time.nanos();
    BucketKey bucket = new BucketKey(BucketKey.Kind.TOKEN, endpoint.getAuthority());
    Terms terms = new Terms(bucket, Priority.SWEEP, "token", MAX_WAIT, TIMEOUT);
    Future<Token> asked =
        outbound
            .http(new HttpCall(terms, "POST", endpoint, HEADERS, Buffer.buffer(encoded())))
            .recover(cause -> Future.failedFuture(noAnswer(cause)))
            .map(answer -> token(answer, askedAt));
    asking = asked;
    asked.onComplete(
        done -> {
          asking = null;
          current = done.succeeded() ? done.result() : current;
        });
    return asked;
  }

  private String encoded() {
    return form.get().entrySet().stream()
        .map(field -> field.getKey() + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Asking for a token changes nothing: without an answer it is as if it had not been sent. */
  private OutboundException noAnswer(Throwable cause) {
    Outcome outcome =
        cause instanceof OutboundException known
            ? Answers.outcome("GET", known.outcome())
            : Outcome.UNAVAILABLE;
    return new OutboundException(
        outcome, "no token from " + endpoint.getHost() + ": " + cause.getMessage());
  }

  private Token token(HttpAnswer answer, long askedAt) {
    Object body = WireJson.read(answer.body()).map(WireJson.Parsed::value).orElse(null);
    Map<?, ?> fields = body instanceof Map<?, ?> map ? map : Map.of();
    if (answer.status() == 200
        && fields.get("access_token") instanceof String value
        && value.matches("[\\x21-\\x7e]+")) {
      return new Token(value, askedAt, askedAt + good(fields.get("expires_in")).toNanos());
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

  /** The protocol's error word only: the description may repeat what was sent. */
  private static String error(Map<?, ?> fields) {
    return fields.get("error") instanceof String word && word.matches("[a-z_]{1,40}")
        ? ", " + word
        : "";
  }

  private static Duration good(@Nullable Object expiresIn) {
    String text = String.valueOf(expiresIn);
    long seconds = text.matches("\\d{1,9}") ? Long.parseLong(text) : DEFAULT_SECONDS;
    long most = Math.min(MOST_SECONDS, seconds);
    return Duration.ofSeconds(Math.max(most / 2, most - EARLY.toSeconds()));
  }
}
