package io.sluice.hub.cli.client;

import io.sluice.hub.cli.terminal.ExitCode;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * HTTP client for the JSON API of a hub or simulator. Blocks; every failure becomes a {@link
 * ClientException} with a hint.
 */
public final class HubClient {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  /** Longer than any timeout inside the hub. */
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(45);

  private final URI base;
  private final Optional<String> token;
  private final ServerKind server;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /** Client of a hub's API. */
  public HubClient(URI base, Optional<String> token) {
    this(base, token, ServerKind.HUB);
  }

  /** Client of a simulator's control API, which requires no token. */
  static HubClient ofSimulator(URI base) {
    return new HubClient(base, Optional.empty(), ServerKind.SIMULATOR);
  }

  private HubClient(URI base, Optional<String> token, ServerKind server) {
    this.base = base;
    this.token = token;
    this.server = server;
  }

  /** Percent-encodes a path segment or query value. */
  static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Appends the non-empty parameters to a path as its query. */
  static String query(String path, Map<String, String> parameters) {
    String query =
        parameters.entrySet().stream()
            .filter(entry -> !entry.getValue().isEmpty())
            .map(entry -> entry.getKey() + "=" + escaped(entry.getValue()))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? path : path + "?" + query;
  }

  /** Sends a GET; throws {@link ClientException} unless the status is 2xx. */
  public JsonObject get(String path) {
    return send(request(path).GET().build());
  }

  JsonObject post(String path, JsonObject body) {
    return send("POST", path, "application/json", body.encode());
  }

  /** Posts a YAML or JSON document unchanged. */
  JsonObject post(String path, String document) {
    return send("POST", path, "application/yaml", document);
  }

  JsonObject put(String path, JsonObject body) {
    return send("PUT", path, "application/json", body.encode());
  }

  JsonObject delete(String path) {
    return send(request(path).DELETE().build());
  }

  private JsonObject send(String method, String path, String type, String body) {
    return send(
        request(path)
            .header("Content-Type", type)
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  /** Fetches a document that is not JSON, such as the HTML of a mail. */
  String page(String path) {
    HttpResponse<String> answer = exchange(request(path).GET().build());
    if (answer.statusCode() / 100 != 2) {
      throw ErrorResponses.of(answer.statusCode(), parse(answer), base);
    }
    return answer.body();
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(base.toString().replaceAll("/+$", "") + path))
            .timeout(REQUEST_TIMEOUT)
            .header("Accept", "application/json");
    token.ifPresent(text -> builder.header("Authorization", "Bearer " + text));
    return builder;
  }

  private JsonObject send(HttpRequest request) {
    HttpResponse<String> answer = exchange(request);
    JsonObject body = parse(answer);
    if (answer.statusCode() / 100 != 2) {
      throw ErrorResponses.of(answer.statusCode(), body, base);
    }
    return body;
  }

  private HttpResponse<String> exchange(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException unreachable) {
      throw new ClientException(
          ExitCode.UNREACHABLE,
          "unreachable",
          base + " does not answer: " + reason(unreachable),
          server.startHint());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new ClientException(
          ExitCode.FAILED, "interrupted", "interrupted while waiting for " + base, "try again");
    }
  }

  private static String reason(IOException cause) {
    String text = cause.getMessage();
    return text == null || text.isBlank() ? "the connection was refused" : text;
  }

  private JsonObject parse(HttpResponse<String> answer) {
    try {
      return answer.body().isBlank() ? new JsonObject() : new JsonObject(answer.body());
    } catch (DecodeException | ClassCastException notJson) {
      throw new ClientException(
          ExitCode.UNREACHABLE,
          "not-a-" + server.word(),
          base + " answered " + answer.statusCode() + " with a body that is not JSON",
          "check that this is the address of a " + server.word());
    }
  }
}
