package io.sluice.simulator.front;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Checks a call before it reaches the API, in the order of API Management and the service behind
 * it: subscription key, rate limit, bearer token.
 */
public final class ApiGateway {
  private final Credentials credentials;
  private final CallLimit quota;
  private final Tokens tokens;
  private final Ledger ledger;
  private final boolean auth;

  /**
   * Creates a gateway.
   *
   * @param auth whether keys and tokens are required; if not, all callers share one limit
   */
  public ApiGateway(
      Credentials credentials, CallLimit quota, Tokens tokens, Ledger ledger, boolean auth) {
    this.credentials = credentials;
    this.quota = quota;
    this.tokens = tokens;
    this.ledger = ledger;
    this.auth = auth;
  }

  /**
   * Records the arrival and decides whether the call may pass.
   *
   * @return the error response; empty if the call may pass
   */
  public Optional<Answer> arrive(Request request, Instant now) {
    Optional<Answer> key = auth ? keyProblem(request) : Optional.empty();
    Duration wait = key.isPresent() ? Duration.ZERO : quota.tryTake(now);
    boolean throttled = !wait.isZero();
    ledger.count(new Arrival(now, request.method(), request.path(), throttled));
    if (key.isPresent()) {
      return key;
    }
    if (throttled) {
      return Optional.of(GatewayErrors.throttled(wait));
    }
    return auth
        ? tokens.problem(request.header("authorization"), now).map(GatewayErrors::badToken)
        : Optional.empty();
  }

  private Optional<Answer> keyProblem(Request request) {
    Optional<String> key =
        request
            .header("ocp-apim-subscription-key")
            .filter(text -> !text.isBlank())
            .or(() -> request.parameter("subscription-key"))
            .filter(text -> !text.isBlank());
    if (key.isEmpty()) {
      return Optional.of(GatewayErrors.missingKey());
    }
    return credentials.keys().accepts(key.get())
        ? Optional.empty()
        : Optional.of(GatewayErrors.invalidKey());
  }
}
