package io.sluice.simulator;

import io.sluice.simulator.front.Answer;
import io.sluice.simulator.front.Body;
import io.sluice.simulator.front.Json;
import io.sluice.simulator.front.Request;
import io.sluice.simulator.front.Service;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Translates between sockets and the machine: a request counts when its head arrives, and every
 * answer of an outside service waits for the configured latency.
 */
final class Exchanges implements Handler<HttpServerRequest> {
  /** Largest body taken, in bytes. */
  private static final int LARGEST = 2 * 1_048_576;

  private final Vertx vertx;
  private final Machine machine;
  private final SimulatorConfig config;
  private final Runnable afterwards;

  /**
   * Makes a translator.
   *
   * @param afterwards called when an answer was made, which may have changed what is due next
   */
  Exchanges(Vertx vertx, Machine machine, SimulatorConfig config, Runnable afterwards) {
    this.vertx = vertx;
    this.machine = machine;
    this.config = config;
    this.afterwards = afterwards;
  }

  @Override
  public void handle(HttpServerRequest http) {
    Instant arrived = machine.clock().instant();
    Request head;
    try {
      head = Request.of(http.method().name(), http.uri(), headers(http), Buffer.buffer());
    } catch (IllegalArgumentException malformed) {
      send(http.response(), Answer.text(400, "The address has a malformed percent escape."));
      return;
    }
    Service service = meant(head);
    Optional<Answer> refusal = service.arrive().look(head, arrived);
    Buffer body = Buffer.buffer();
    http.handler(
        part -> {
          if (body.length() + part.length() <= LARGEST) {
            body.appendBuffer(part);
          } else {
            send(http.response(), Answer.text(413, "The body is larger than 2 MiB."));
            http.connection().close();
          }
        });
    http.endHandler(
        end ->
            reply(
                http,
                service,
                refusal.orElseGet(
                    () ->
                        service.answer().answer(head.carrying(body), machine.clock().instant()))));
  }

  private Service meant(Request head) {
    for (Service service : machine.services()) {
      if (service.owns().test(head)) {
        return service;
      }
    }
    throw new IllegalStateException("the last service takes everything");
  }

  private void reply(HttpServerRequest http, Service service, Answer answer) {
    afterwards.run();
    long latency = service.outside() ? config.latency().toMillis() : 0;
    if (latency == 0) {
      send(http.response(), answer);
    } else {
      vertx.setTimer(latency, fired -> send(http.response(), answer));
    }
  }

  private void send(HttpServerResponse response, Answer answer) {
    if (response.ended() || response.closed()) {
      return;
    }
    response.setStatusCode(answer.status());
    Instant now = machine.clock().instant();
    response.putHeader(
        "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)));
    response.putHeader("X-Sim-Clock", machine.clock().describe());
    answer.headers().forEach(response::putHeader);
    if (answer.body() instanceof Body.Parts parts) {
      response.setChunked(true);
      pump(response, parts.parts().iterator());
    } else if (answer.body() instanceof Body.Whole whole) {
      response.end(whole.bytes());
    } else if (answer.body() instanceof Body.Tree tree) {
      response.end(Json.encode(tree.value(), config.api().spelling()));
    }
  }

  /** Sends part by part, resting whenever the socket is full. */
  private static void pump(HttpServerResponse response, Iterator<Buffer> parts) {
    while (parts.hasNext()) {
      if (response.closed()) {
        return;
      }
      if (response.writeQueueFull()) {
        response.drainHandler(drained -> pump(response, parts));
        return;
      }
      response.write(parts.next());
    }
    response.end();
  }

  private static Map<String, String> headers(HttpServerRequest http) {
    Map<String, String> headers = new LinkedHashMap<>();
    http.headers()
        .forEach(
            entry ->
                headers.putIfAbsent(entry.getKey().toLowerCase(Locale.ROOT), entry.getValue()));
    return headers;
  }
}
