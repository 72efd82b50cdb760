package io.sluice.hub.cli.client;

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

/** Asks one base address for JSON; every failure becomes a {@link ClientException} with a hint. */
final class HubClient {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** Longer than the hub itself waits for its parts. */
  private static final Duration ANSWER = Duration.ofSeconds(45);

  private final URI base;
  private final Optional<String> token;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  HubClient(URI base, Optional<String> token) {
    this.base = base;
    this.token = token;
  }

  /** A parameter of a path or a query, escaped. */
  static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** The path with those parameters that have a value. */
  static String query(String path, Map<String, String> parameters) {
    String query =
        parameters.entrySet().stream()
            .filter(entry -> !entry.getValue().isEmpty())
            .map(entry -> entry.getKey() + "=" + escaped(entry.getValue()))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? path : path + "?" + query;
  }

  JsonObject get(String path) {
    return send(request(path).GET().build());
  }

  JsonObject post(String path, JsonObject body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.encode()))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(base.toString().replaceAll("/+$", "") + path))
            .timeout(ANSWER)
            .header("Accept", "application/json");
    token.ifPresent(text -> builder.header("Authorization", "Bearer " + text));
    return builder;
  }

  private JsonObject send(HttpRequest request) {
    HttpResponse<String> answer;
    try {
      answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException unreachable) {
      throw new ClientException(
          Exit.UNREACHABLE,
          "unreachable",
          base + " does not answer: " + reason(unreachable),
          "is it running? \"./sluice demo\" or \"./sluice start\" starts a hub");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new ClientException(
          Exit.FAILED, "interrupted", "interrupted while waiting for " + base, "try again");
    }
    JsonObject body = parse(answer);
    if (answer.statusCode() / 100 != 2) {
      throw refusal(answer.statusCode(), body);
    }
    return body;
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
          Exit.UNREACHABLE,
          "not-a-hub",
          base + " answered " + answer.statusCode() + " with something else than JSON",
          "look at the address: is it a hub's?");
    }
  }

  /** The hub's error is an object; the simulator's a sentence beside its hint. */
  private ClientException refusal(int status, JsonObject body) {
    int exit =
        switch (status) {
          case 400, 405, 413, 421 -> Exit.USAGE;
          case 429 -> Exit.QUOTA;
          case 502, 503, 504 -> Exit.UNREACHABLE;
          default -> Exit.FAILED;
        };
    if (body.getValue("error") instanceof JsonObject error) {
      return new ClientException(
          exit,
          error.getString("code", "http-" + status),
          error.getString("message", base + " answered " + status),
          error.getString("hint", ""));
    }
    boolean sentence = body.getValue("error") instanceof String;
    String message = sentence ? body.getString("error") : base + " answered " + status;
    return new ClientException(exit, "http-" + status, message, body.getString("hint", ""));
  }
}
