package io.sluice.hub.ingress;

import io.sluice.hub.bus.Bus;
import io.sluice.hub.flow.Flows;
import io.sluice.hub.metrics.Meters;
import io.sluice.hub.metrics.Metric;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.net.BindException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the addresses of flows with a Request trigger. It has a port of its own, so that a flood
 * of calls does not stand before the console, and answers only what flows say or why they do not.
 */
public final class IngressVerticle extends VerticleBase {
  /** A caller's own name for a call; the first that is there counts. */
  private static final String[] KEYS = {"Idempotency-Key", "webhook-id", "x-ms-client-tracking-id"};

  private static final Logger LOG = LoggerFactory.getLogger(IngressVerticle.class);
  private static final int IDLE_SECONDS = 150;
  private static final int MOST_LINE_BYTES = 8_192;
  private static final int LONGEST_KEY = 256;
  private static final int UNAVAILABLE = 503;

  /** The store tries so often whether it can write again. */
  private static final String RETRY_SECONDS = "5";

  private final IngressConfig config;
  private final Bus bus;
  private final Meters meters;
  private final Signatures signatures;
  private volatile int port;
  private long calls;
  private int open;

  public IngressVerticle(IngressConfig config, Bus bus, Meters meters) {
    this.config = config;
    this.bus = bus;
    this.meters = meters;
    this.signatures = new Signatures(config.key());
  }

  @Override
  public Future<?> start() {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(config.host())
            .setPort(config.port())
            .setIdleTimeout(IDLE_SECONDS)
            .setMaxInitialLineLength(MOST_LINE_BYTES)
            .setHttp2ClearTextEnabled(false);
    return vertx
        .createHttpServer(options)
        .requestHandler(this::arrived)
        .listen()
        .onSuccess(server -> port = server.actualPort())
        .recover(cause -> Future.failedFuture(explain(cause)));
  }

  /** The port that it listens on; known once it is deployed. */
  public int port() {
    return port;
  }

  private void arrived(HttpServerRequest http) {
    Optional<CallAddress> address = CallAddress.of(http.uri());
    if (address.isEmpty()) {
      refuse(
          http, 404, "NotFound", "flows are called at " + CallAddress.path("{flow}", "{trigger}"));
    } else if (!signatures.admits(address.get())) {
      refuse(
          http,
          401,
          "Unauthorized",
          "the address carries no valid sig; use the flow's whole address");
    } else if (open >= config.mostOpen()) {
      http.response().putHeader("Retry-After", "1");
      refuse(http, 429, "TooManyRequests", config.mostOpen() + " calls are open; try again");
    } else {
      read(http, address.get());
    }
  }

  private void read(HttpServerRequest http, CallAddress address) {
    open++;
    // A caller that goes away in the middle of its body is no open call any more.
    http.exceptionHandler(gone -> open--);
    Buffer body = Buffer.buffer();
    http.handler(
        part -> {
          if (body.length() + part.length() <= config.mostBytes()) {
            body.appendBuffer(part);
          } else if (!http.response().ended()) {
            http.exceptionHandler(null);
            open--;
            http.response().putHeader("Connection", "close");
            refuse(
                http,
                413,
                "RequestEntityTooLarge",
                "the body has more than " + config.mostBytes() + " bytes");
          }
        });
    http.endHandler(
        end -> {
          http.exceptionHandler(null);
          if (!http.response().ended()) {
            invoke(http, address, body);
          }
        });
  }

  private void invoke(HttpServerRequest http, CallAddress address, Buffer body) {
    String type = text(http.getHeader("Content-Type"));
    Optional<CallBody.Read> read = CallBody.read(type, body);
    if (read.isEmpty()) {
      open--;
      refuse(http, 400, "InvalidJson", "the Content-Type says JSON, and the body is none");
      return;
    }
    bus.ask(Flows.INVOKE, call(http, address, read.get().value()))
        .onComplete(
            done -> {
              open--;
              if (done.succeeded()) {
                answer(http, done.result());
              } else {
                LOG.warn("a call of {} was not taken", address.flow(), done.cause());
                refuse(http, UNAVAILABLE, "NotAccepted", "the call was not taken; send it again");
              }
            });
  }

  private Flows.FlowCall call(HttpServerRequest http, CallAddress address, @Nullable Object body) {
    Map<String, @Nullable Object> headers = new LinkedHashMap<>();
    http.headers()
        .forEach((name, value) -> headers.merge(name, value, (one, two) -> one + ", " + two));
    Map<String, @Nullable Object> outputs = new LinkedHashMap<>();
    outputs.put("headers", headers);
    outputs.put("body", body);
    if (!address.queries().isEmpty()) {
      outputs.put("queries", new LinkedHashMap<>(address.queries()));
    }
    return new Flows.FlowCall(
        address.flow(),
        address.trigger(),
        http.method().name().toUpperCase(Locale.ROOT),
        address.path(),
        key(http),
        ++calls,
        outputs);
  }

  private static String key(HttpServerRequest http) {
    for (String name : KEYS) {
      String value = http.getHeader(name);
      if (value != null && !value.isBlank()) {
        return name + ":" + value.substring(0, Math.min(LONGEST_KEY, value.length()));
      }
    }
    return "";
  }

  private void answer(HttpServerRequest http, Flows.Invoked given) {
    HttpServerResponse response = http.response();
    if (response.ended() || response.closed()) {
      return;
    }
    if (!given.run().isEmpty()) {
      response.putHeader("x-ms-workflow-run-id", given.run());
    }
    if (!given.code().isEmpty()) {
      refuse(http, given.status(), given.code(), given.message());
      return;
    }
    if (!given.message().isEmpty()) {
      response.putHeader("x-sluice-note", given.message().replaceAll("[^\\x20-\\x7e]", "?"));
    }
    given.headers().forEach(response::putHeader);
    if (given.body() != null && !response.headers().contains("Content-Type")) {
      response.putHeader("Content-Type", CallBody.type(given.body()));
    }
    end(response, given.status(), CallBody.write(given.body()));
  }

  private void refuse(HttpServerRequest http, int status, String code, String message) {
    if (http.response().ended() || http.response().closed()) {
      return;
    }
    if (status == UNAVAILABLE) {
      http.response().putHeader("Retry-After", RETRY_SECONDS);
    }
    JsonObject error = new JsonObject().put("code", code).put("message", message);
    http.response().putHeader("Content-Type", "application/json; charset=utf-8");
    end(http.response(), status, new JsonObject().put("error", error).toBuffer());
  }

  /** What a flow answers must not become a page of this origin. */
  private void end(HttpServerResponse response, int status, Buffer body) {
    meters.count(Metric.INGRESS, status / 100 + "xx");
    response
        .setStatusCode(status)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Content-Security-Policy", "sandbox; default-src 'none'")
        .end(body);
  }

  private static String text(@Nullable String header) {
    return header == null ? "" : header;
  }

  private Throwable explain(Throwable cause) {
    return cause instanceof BindException
        ? new IllegalStateException(
            "Flows cannot be called on "
                + config.host()
                + ":"
                + config.port()
                + " because the port is taken: end the program that has it, or set ingress.port.")
        : cause;
  }
}
