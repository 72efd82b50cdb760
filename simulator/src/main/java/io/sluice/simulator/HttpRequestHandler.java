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
 * Connects the HTTP server to the {@link SimulatorCore}. A request counts when its head arrives;
 * answers of external services are delayed by the configured latency and by faults.
 */
final class HttpRequestHandler implements Handler<HttpServerRequest> {
  /** Maximum size of a request body. */
  private static final int MAX_BODY_BYTES = 2 * 1_048_576;

  private final Vertx vertx;
  private final SimulatorCore core;
  private final long latencyMillis;
  private final Runnable onAnswered;
  private final ResponseSender sender;
  private final Map<String, Runnable> held = new LinkedHashMap<>();

  /**
   * Creates a handler.
   *
   * @param onAnswered called after each answer, which may have changed the next scheduled event
   */
  HttpRequestHandler(Vertx vertx, SimulatorCore core, SimulatorConfig config, Runnable onAnswered) {
    this.vertx = vertx;
    this.core = core;
    this.latencyMillis = config.latency().toMillis();
    this.onAnswered = onAnswered;
    this.sender = new ResponseSender(vertx, core.clock(), config.api().spelling());
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
    Exchange exchange = Exchange.begin(core, head);
    readBody(
        http,
        body -> {
          Answer answer;
          try {
            answer = exchange.answer(body);
          } catch (RuntimeException broken) {
            // Answer at once; the exception is logged as unhandled.
            sender.send(http, Answer.empty(500), new Delivery.Normal());
            throw broken;
          }
          finish(
              answer,
              whole -> {
                onAnswered.run();
                deliver(http, exchange, whole);
              });
        });
  }

  /** Computes a long-running answer in slices, so that other requests are served in between. */
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
          if (body.length() + part.length() <= MAX_BODY_BYTES) {
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

  /** Sends an answer, then an older one that was held back to be overtaken by it. */
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
