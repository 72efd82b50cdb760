package io.sluice.simulator;

import io.sluice.simulator.fault.Delivery;
import io.sluice.simulator.fault.FaultEffects;
import io.sluice.simulator.front.Answer;
import io.sluice.simulator.front.AnswerBody;
import io.sluice.simulator.front.Request;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Takes requests from sockets to the machine: a request counts when its head arrives, and every
 * answer of an outside service waits for the configured latency and whatever a fault adds.
 */
final class HttpRequestHandler implements Handler<HttpServerRequest> {
  /** Largest body taken, in bytes. */
  private static final int LARGEST = 2 * 1_048_576;

  private final Vertx vertx;
  private final SimulatorCore machine;
  private final long latencyMillis;
  private final Runnable afterwards;
  private final ResponseSender sender;
  private final Map<String, Runnable> held = new LinkedHashMap<>();

  /**
   * Makes a translator.
   *
   * @param afterwards called when an answer was made, which may have changed what is due next
   */
  HttpRequestHandler(
      Vertx vertx, SimulatorCore machine, SimulatorConfig config, Runnable afterwards) {
    this.vertx = vertx;
    this.machine = machine;
    this.latencyMillis = config.latency().toMillis();
    this.afterwards = afterwards;
    this.sender = new ResponseSender(vertx, machine.clock(), config.api().spelling());
  }

  @Override
  public void handle(HttpServerRequest http) {
    Request head;
    try {
      head = Request.of(http.method().name(), http.uri(), headers(http), Buffer.buffer());
    } catch (IllegalArgumentException malformed) {
      sender.send(
          http,
          Answer.text(400, "The address has a malformed percent escape."),
          new Delivery.Normal());
      return;
    }
    Exchange exchange = Exchange.begin(machine, head);
    readBody(
        http,
        body -> {
          Answer answer;
          try {
            answer = exchange.answer(body);
          } catch (RuntimeException broken) {
            // The caller must not wait for ever; the cause goes to the log as unhandled.
            sender.send(http, Answer.empty(500), new Delivery.Normal());
            throw broken;
          }
          finish(
              answer,
              whole -> {
                afterwards.run();
                deliver(http, exchange, whole);
              });
        });
  }

  /** Does the work of an answer slice by slice; between two of them others are answered. */
  private void finish(Answer answer, Handler<Answer> then) {
    if (answer.body() instanceof AnswerBody.Later later) {
      vertx.setTimer(1, fired -> finish(later.next().get().orElse(answer), then));
    } else {
      then.handle(answer);
    }
  }

  private void readBody(HttpServerRequest http, Handler<Buffer> whole) {
    Buffer body = Buffer.buffer();
    http.handler(
        part -> {
          if (body.length() + part.length() <= LARGEST) {
            body.appendBuffer(part);
          } else {
            http.handler(null);
            http.endHandler(null);
            sender.send(
                http, Answer.text(413, "The body is larger than 2 MiB."), new Delivery.Normal());
          }
        });
    http.endHandler(end -> whole.handle(body));
  }

  private void deliver(HttpServerRequest http, Exchange exchange, Answer answer) {
    FaultEffects course = exchange.course();
    String key = exchange.service().name() + http.path();
    long wait = exchange.waitMillis(latencyMillis);
    Runnable send = () -> sender.send(http, answer, course.delivery());
    if (course.holdMillis() > 0) {
      hold(key, send, course.holdMillis());
    } else if (wait > 0) {
      vertx.setTimer(wait, fired -> sendAndRelease(key, send));
    } else {
      sendAndRelease(key, send);
    }
  }

  /** Sends, then lets go an older answer that waited to be overtaken by this one. */
  private void sendAndRelease(String key, Runnable send) {
    send.run();
    Runnable overtaken = held.remove(key);
    if (overtaken != null) {
      overtaken.run();
    }
  }

  private void hold(String key, Runnable send, long millis) {
    Runnable before = held.put(key, send);
    if (before != null) {
      before.run();
    }
    vertx.setTimer(
        millis,
        fired -> {
          if (held.remove(key, send)) {
            send.run();
          }
        });
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
