package io.sluice.hub.console;

import io.sluice.hub.time.Time;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A console on a free port, and an HTTP client that sends requests unmodified. */
public final class ConsoleFixture {
  static final String TOKEN = "a-token-of-sufficient-length";

  private final HttpClient client;
  private final ConsoleVerticle verticle;

  private ConsoleFixture(Vertx vertx, ConsoleVerticle verticle) {
    this.client = vertx.createHttpClient();
    this.verticle = verticle;
  }

  static ConsoleFixture open(Vertx vertx, FakeHub hub) {
    return deploy(vertx, hub.console(ConsoleConfig.loopback(0), new ManualClock()));
  }

  static ConsoleFixture guarded(Vertx vertx, FakeHub hub, Time clock) {
    ConsoleConfig config =
        new ConsoleConfig(
            "127.0.0.1", 0, Optional.of(TOKEN), List.of("hub.example"), Optional.empty());
    return deploy(vertx, hub.console(config, clock));
  }

  static ConsoleFixture deploy(Vertx vertx, ConsoleVerticle verticle) {
    await(vertx.deployVerticle(verticle));
    return new ConsoleFixture(vertx, verticle);
  }

  /**
   * A console over a {@link FakeHub#filled filled hub}, for tests of its clients.
   *
   * @param token the API token to require; none if empty
   */
  public static ConsoleFixture filled(Vertx vertx, Optional<String> token) {
    ConsoleConfig config = new ConsoleConfig("127.0.0.1", 0, token, List.of(), Optional.empty());
    return deploy(vertx, new FakeHub(vertx).filled().console(config, new ManualClock()));
  }

  /** Like filled; in addition, event-1 fired flows f0, f1 and so on, and one flow was paused. */
  public static ConsoleFixture busy(Vertx vertx, String token, int flows) {
    FakeHub hub = new FakeHub(vertx).filled();
    for (int i = 0; i < flows; i++) {
      hub.store.decisions.add(FakeHub.decision(1, "f" + i, "fired", "no condition", "run-" + i));
    }
    hub.store.decisions.add(FakeHub.decision(1, "night-shift", "paused", "it is paused", null));
    ConsoleConfig config =
        new ConsoleConfig("127.0.0.1", 0, Optional.of(token), List.of(), Optional.empty());
    return deploy(vertx, hub.console(config, new ManualClock()));
  }

  /** The base address. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + verticle.port());
  }

  int port() {
    return verticle.port();
  }

  /** A response. */
  record Answer(int status, MultiMap headers, Buffer body) {
    String text() {
      return body.toString();
    }

    JsonObject json() {
      return new JsonObject(body);
    }

    String header(String name) {
      return String.valueOf(headers.get(name));
    }

    String code() {
      return json().getJsonObject("error").getString("code");
    }
  }

  Answer get(String path) {
    return send("GET", path, Map.of(), "");
  }

  Answer post(String path, String body) {
    return send("POST", path, Map.of(), body);
  }

  Answer send(String method, String path, Map<String, String> headers, String body) {
    return await(request(method, path, headers).compose(request -> exchange(request, body)));
  }

  Future<HttpClientRequest> request(String method, String path, Map<String, String> headers) {
    RequestOptions options =
        new RequestOptions()
            .setHost("127.0.0.1")
            .setPort(port())
            .setMethod(HttpMethod.valueOf(method))
            .setURI(path);
    headers.forEach(options::putHeader);
    return client.request(options);
  }

  private static Future<Answer> exchange(HttpClientRequest request, String body) {
    return request
        .send(Buffer.buffer(body))
        .compose(
            response ->
                response
                    .body()
                    .map(text -> new Answer(response.statusCode(), response.headers(), text)));
  }

  static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new IllegalStateException(e.getCause() == null ? e : e.getCause());
    }
  }
}
