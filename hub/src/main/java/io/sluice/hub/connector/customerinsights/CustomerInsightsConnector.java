package io.sluice.hub.connector.customerinsights;

import io.sluice.hub.connector.AccessTokens;
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
import io.sluice.hub.outbound.Outbound;
import io.sluice.hub.outbound.Outbound.HttpAnswer;
import io.sluice.hub.outbound.Outbound.HttpCall;
import io.sluice.hub.outbound.Outbound.Terms;
import io.sluice.hub.outbound.OutboundException;
import io.sluice.hub.outbound.Outcome;
import io.sluice.hub.settings.KeyGroup.SectionPresence;
import io.sluice.hub.time.Time;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Calls the API of the environment with an access token and a subscription key. A 401 renews the
 * token and repeats the call, once. A 200 whose body is not JSON is a failure of the service, not
 * an empty list.
 */
public final class CustomerInsightsConnector implements Connector {
  /** Row of the table of connectors. */
  public static final ConnectorRow<CustomerInsightsConfig> ROW =
      new ConnectorRow<>(
          Connectors.CUSTOMER_INSIGHTS,
          Operations.all(),
          BucketKey.Kind.CUSTOMER_INSIGHTS,
          "The Customer Insights environment that is watched; required unless flows are only"
              + " called (`ingress`).",
          new SectionPresence.RequiredUnless("ingress"),
          CustomerInsightsKeys.PART,
          CustomerInsightsConfig.class,
          (config, outbound, time, meters) ->
              new CustomerInsightsConnector(config, outbound, time));

  /** Suffix that turns the name of a resource into the scope of all its permissions. */
  private static final String DEFAULT_SCOPE_SUFFIX = "/.default";

  private final CustomerInsightsConfig config;
  private final Outbound outbound;
  private final AccessTokens tokens;
  private final BucketKey bucket;

  public CustomerInsightsConnector(CustomerInsightsConfig config, Outbound outbound, Time time) {
    this.config = config;
    this.outbound = outbound;
    this.tokens = new AccessTokens(outbound, time, config.token(), this::form);
    this.bucket = bucket(config);
  }

  /** Tenant and instance ids are case-insensitive; one environment has one ledger. */
  private static BucketKey bucket(CustomerInsightsConfig config) {
    String name = config.tenant() + "/" + config.instanceId();
    return new BucketKey(BucketKey.Kind.CUSTOMER_INSIGHTS, name.toLowerCase(Locale.ROOT));
  }

  @Override
  public String name() {
    return Connectors.CUSTOMER_INSIGHTS;
  }

  @Override
  public List<Operation> operations() {
    return Operations.all();
  }

  private Map<String, String> form() {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "client_credentials");
    form.put("client_id", config.credentials().clientId());
    form.put("client_secret", config.credentials().clientSecret().read());
    if (isFirstVersion(config.token())) {
      String scope = config.scope();
      form.put(
          "resource",
          scope.endsWith(DEFAULT_SCOPE_SUFFIX)
              ? scope.substring(0, scope.length() - DEFAULT_SCOPE_SUFFIX.length())
              : scope);
    } else {
      form.put("scope", config.scope());
    }
    return form;
  }

  /** The v1.0 endpoint, {@code .../oauth2/token}, expects a resource instead of a scope. */
  private static boolean isFirstVersion(URI endpoint) {
    String path = endpoint.getPath() == null ? "" : endpoint.getPath();
    return path.endsWith("/oauth2/token");
  }

  /**
   * Obtains a token without using it, or fails with a message for people. Call it on the event loop
   * of the connector.
   */
  public Future<Void> authenticate() {
    return tokens.get().mapEmpty();
  }

  @Override
  public Future<Answer> call(Call call) {
    Operations.ApiRequest request = Operations.request(config, call.operation(), call.parameters());
    Function<Throwable, Future<Answer>> unanswered =
        cause ->
            Future.failedFuture(
                cause instanceof OutboundException known
                    ? new OutboundException(
                        Answers.outcome(request.method(), known.outcome()),
                        call.operation() + ": " + known.getMessage())
                    : cause);
    return tokens
        .get()
        .compose(
            token ->
                send(call, request, token).compose(first -> renewed(call, request, token, first)))
        .map(answer -> meaning(call.operation(), request.method(), answer))
        .recover(unanswered);
  }

  /** Renews a refused token and repeats the call, once. */
  private Future<RedactableAnswer> renewed(
      Call call, Operations.ApiRequest request, AccessTokens.Token token, RedactableAnswer first) {
    if (first.answer().status() != 401) {
      return Future.succeededFuture(first);
    }
    return tokens
        .after(token)
        .map(renewal -> renewal.compose(fresh -> send(call, request, fresh)))
        .orElse(Future.succeededFuture(first));
  }

  /** An answer with the redactor of its request's secrets. */
  private record RedactableAnswer(HttpAnswer answer, Redactor redactor) {}

  private Future<RedactableAnswer> send(
      Call call, Operations.ApiRequest request, AccessTokens.Token token) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("accept", "application/json");
    headers.put("authorization", "Bearer " + token.value());
    String key = config.credentials().subscriptionKey().read();
    headers.put("ocp-apim-subscription-key", key);
    Buffer body = null;
    if (request.body() != null) {
      headers.put("content-type", "application/json");
      body = Buffer.buffer(CallParameters.json(request.body()));
    }
    Terms terms = new Terms(bucket, call.priority(), call.user(), call.maxWait(), call.timeout());
    URI uri = URI.create(stripped(config.api()) + request.pathAndQuery());
    Redactor redactor = Redactor.of(List.of(token.value(), key));
    return outbound
        .http(new HttpCall(terms, request.method(), uri, headers, body))
        .map(answer -> new RedactableAnswer(answer, redactor));
  }

  private static Answer meaning(String operation, String method, RedactableAnswer answered) {
    HttpAnswer answer = answered.redactor().clean(answered.answer());
    Outcome outcome = Answers.outcome(method, answer.status());
    Optional<WireJson.Parsed> parsed =
        answer.body().length() == 0
            ? Optional.of(new WireJson.Parsed(null))
            : WireJson.read(answer.body());
    Object body = parsed.map(WireJson.Parsed::value).orElse(null);
    if (outcome != Outcome.SUCCEEDED) {
      return Answers.failed(
          outcome, answer.status(), answer.headers(), body, error(operation, answer, body));
    }
    if (parsed.isEmpty()) {
      String type = answer.headers().getOrDefault("content-type", "no content type");
      return Answers.failed(
          Outcome.UNAVAILABLE,
          answer.status(),
          answer.headers(),
          null,
          operation
              + ": status "
              + answer.status()
              + ", but the body is no JSON ("
              + type
              + "), "
              + guess(answer.headers(), type));
    }
    return Answers.succeeded(answer.status(), answer.headers(), body);
  }

  /** The most likely cause of a success without JSON. */
  private static String guess(Map<String, String> headers, String type) {
    String encoding = headers.getOrDefault("content-encoding", "identity");
    if (!encoding.equalsIgnoreCase("identity")) {
      return "but " + encoding + ", which was not requested; check proxies on the way";
    }
    return type.toLowerCase(Locale.ROOT).contains("json")
        ? "perhaps truncated or damaged on the way"
        : "perhaps a login page; check the API's address and the permissions";
  }

  private static String error(String operation, HttpAnswer answer, @Nullable Object body) {
    int status = answer.status();
    String text = operation + ": status " + status;
    if (status / 100 == 3) {
      return text
          + ", a redirect"
          + host(answer)
          + ", which is not followed; check the API's address";
    }
    Object message = message(body);
    if (message != null) {
      text += ", " + message;
    }
    return switch (status) {
      case 401 -> text + "; check subscriptionKey, clientId and clientSecret";
      case 403 -> text + "; the app is not a user of the environment or lacks the right";
      case 404 -> text + "; check instanceId and the names used";
      default -> text;
    };
  }

  /** The target of a redirect: the host alone, since the rest may contain secrets. */
  private static String host(HttpAnswer answer) {
    try {
      String host = URI.create(answer.headers().getOrDefault("location", "")).getHost();
      return host == null ? "" : " to " + host;
    } catch (IllegalArgumentException unreadable) {
      return "";
    }
  }

  /**
   * The message of an ApiErrorResult, an API Management error or an ODataError, wrapped or bare.
   */
  private static @Nullable Object message(@Nullable Object body) {
    if (!(body instanceof Map<?, ?> map)) {
      return null;
    }
    Object inner = map.get("error");
    return inner instanceof Map<?, ?> wrapped ? wrapped.get("message") : map.get("message");
  }

  private static String stripped(URI base) {
    String text = base.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }
}
