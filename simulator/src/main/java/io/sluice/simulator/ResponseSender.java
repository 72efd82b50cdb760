package io.sluice.simulator;

import io.sluice.simulator.fault.Delivery;
import io.sluice.simulator.front.Answer;
import io.sluice.simulator.front.AnswerBody;
import io.sluice.simulator.front.Json;
import io.sluice.simulator.front.TestClock;
import io.sluice.simulator.wire.WireJson;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;

/** Sends answers as their {@link Delivery} demands: complete, truncated, slowly or not at all. */
final class ResponseSender {
  private final Vertx vertx;
  private final TestClock clock;
  private final WireJson.Spelling spelling;

  ResponseSender(Vertx vertx, TestClock clock, WireJson.Spelling spelling) {
    this.vertx = vertx;
    this.clock = clock;
    this.spelling = spelling;
  }

  void send(HttpServerRequest http, Answer answer, Delivery delivery) {
    HttpServerResponse response = http.response();
    if (response.ended() || response.closed() || delivery instanceof Delivery.Silence) {
      return;
    }
    if (delivery instanceof Delivery.Reset) {
      http.connection().close();
      return;
    }
    head(response, answer);
    if (answer.body() instanceof AnswerBody.Parts parts) {
      response.setChunked(true);
      pump(response, parts.parts().iterator());
    } else {
      bytes(http, delivery, bytes(answer));
    }
  }

  private void head(HttpServerResponse response, Answer answer) {
    response.setStatusCode(answer.status());
    response.putHeader(
        "Date",
        DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC)));
    response.putHeader("X-Sim-Clock", clock.describe());
    answer.headers().forEach(response::putHeader);
  }

  private Buffer bytes(Answer answer) {
    return answer.body() instanceof AnswerBody.Tree tree
        ? Json.encode(tree.value(), spelling)
        : answer.body() instanceof AnswerBody.Whole whole ? whole.bytes() : Buffer.buffer();
  }

  private void bytes(HttpServerRequest http, Delivery delivery, Buffer bytes) {
    HttpServerResponse response = http.response();
    if (delivery instanceof Delivery.Cut cut) {
      response.putHeader("Content-Length", Integer.toString(bytes.length()));
      int some = (int) (bytes.length() * cut.share());
      response.write(bytes.getBuffer(0, some)).onComplete(written -> http.connection().close());
    } else if (delivery instanceof Delivery.Drip drip) {
      response.putHeader("Content-Length", Integer.toString(bytes.length()));
      drip(response, drip, bytes, 0);
    } else {
      response.end(bytes);
    }
  }

  private void drip(HttpServerResponse response, Delivery.Drip drip, Buffer bytes, int from) {
    if (response.closed()) {
      return;
    }
    int to = Math.min(bytes.length(), from + drip.bytes());
    if (to == bytes.length()) {
      response.end(bytes.getBuffer(from, to));
      return;
    }
    response.write(bytes.getBuffer(from, to));
    vertx.setTimer(drip.everyMillis(), fired -> drip(response, drip, bytes, to));
  }

  /** Sends part by part, pausing while the socket's write queue is full. */
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
}
