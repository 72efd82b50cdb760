package io.sluice.simulator;

import io.sluice.simulator.front.Credentials;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/** A running simulator with a client that has a key and a token. */
final class Bench implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  /** A clock that only the test moves. */
  static final class HandClock implements InstantSource {
    private volatile Instant now = NOW;

    @Override
    public Instant instant() {
      return now;
    }

    void forward(Duration by) {
      now = now.plus(by);
    }
  }

  final HandClock clock = new HandClock();
  final Simulator simulator;
  final String instance;
  private final WebClient client;
  private String token = "";

  Bench(Vertx vertx) {
    this(vertx, SimulatorConfig.defaults(InstantSource.system()));
  }

  /** Starts with a configuration, whose clock is replaced by one that the test moves. */
  Bench(Vertx vertx, SimulatorConfig config) {
    simulator = await(Simulator.start(vertx, config.withClock(clock)));
    client = WebClient.create(vertx);
    instance = simulator.instanceId().toString();
  }

  static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends a request unchanged. */
  HttpResponse<Buffer> plain(HttpMethod method, String path, String body) {
    return await(request(method, path).sendBuffer(Buffer.buffer(body)));
  }

  HttpRequest<Buffer> request(HttpMethod method, String path) {
    return client.request(method, simulator.port(), "127.0.0.1", path);
  }

  /** Sends a request with key and token. */
  HttpResponse<Buffer> api(HttpMethod method, String path, String body) {
    return await(signed(method, path).sendBuffer(Buffer.buffer(body)));
  }

  HttpRequest<Buffer> signed(HttpMethod method, String path) {
    Credentials who = simulator.credentials();
    if (token.isEmpty()) {
      token = token();
    }
    return request(method, path)
        .putHeader("Ocp-Apim-Subscription-Key", who.keys().primary())
        .bearerTokenAuthentication(token);
  }

  String token() {
    Credentials who = simulator.credentials();
    String form =
        "grant_type=client_credentials&scope=https://api.ci.ai.microsoft.com/.default&client_id="
            + who.clientId()
            + "&client_secret="
            + who.clientSecret();
    HttpResponse<Buffer> answer =
        plain(HttpMethod.POST, "/" + who.tenantId() + "/oauth2/v2.0/token", form);
    return answer.bodyAsJsonObject().getString("access_token");
  }

  /** Reads an object of the instance. */
  JsonObject object(String path) {
    return api(HttpMethod.GET, "/v1/instances/" + instance + path, "").bodyAsJsonObject();
  }

  /** Reads a list of the instance. */
  JsonArray list(String path) {
    return api(HttpMethod.GET, "/v1/instances/" + instance + path, "").bodyAsJsonArray();
  }

  /** Asks behind the scenes. */
  JsonObject sim(HttpMethod method, String path, String body) {
    HttpResponse<Buffer> answer = plain(method, "/_sim/" + path, body);
    return answer.body() == null ? new JsonObject() : answer.bodyAsJsonObject();
  }

  @Override
  public void close() {
    await(simulator.close());
  }
}
