package io.sluice.hub.ingress;

import io.sluice.hub.bus.Bus;
import io.sluice.hub.flow.Flows;
import io.sluice.hub.json.WireJson;
import io.sluice.hub.message.MessageBody;
import io.sluice.hub.metrics.Meters;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.BindException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the addresses of flows with a Request trigger. It has a port of its own, so that a flood
 * of calls cannot block the console.
 */
public final class IngressVerticle extends VerticleBase {
  /** Headers that carry an idempotency key; the first one present counts. */
  private static final List<String> KEY_HEADERS =
      List.of("Idempotency-Key", "webhook-id", "x-ms-client-tracking-id");

  private static final Logger LOG = LoggerFactory.getLogger(IngressVerticle.class);
  private static final int IDLE_SECONDS = 150;
  private static final int MAX_LINE_BYTES = 8_192;
  private static final int MAX_KEY_LENGTH = 256;

  private final IngressConfig config;
  private final Bus bus;
  private final IngressReplies replies;
  private final Signatures signatures;
  private volatile int port;
  private long calls;
  private int open;

  /** A verticle that is not listening yet. */
  public IngressVerticle(IngressConfig config, Bus bus, Meters meters) {
    this.config = config;
    this.bus = bus;
    this.replies = new IngressReplies(meters);
    this.signatures = new Signatures(config.key());
  }

  @Override
  public Future<?> start() {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(config.host())
            .setPort(config.port())
            .setIdleTimeout(IDLE_SECONDS)
            .setMaxInitialLineLength(MAX_LINE_BYTES)
            .setHttp2ClearTextEnabled(false);
    return vertx
        .createHttpServer(options)
        .requestHandler(this::handle)
        .listen()
        .onSuccess(server -> port = server.actualPort())
        .recover(cause -> Future.failedFuture(explained(cause)));
  }

  /** The port it listens on; known once it is deployed. */
  public int port() {
    return port;
  }

  private void handle(HttpServerRequest http) {
    Optional<CallAddress> address = CallAddress.of(http.uri());
    if (address.isEmpty()) {
      String form = CallAddress.path("{flow}", "{trigger}");
      replies.refuse(http.response(), 404, "NotFound", "flows are called at " + form);
    } else if (!signatures.admits(address.get())) {
      replies.refuse(
          http.response(),
          401,
          "Unauthorized",
          "the address carries no valid sig; use the flow's whole address");
    } else if (open >= config.maxOpen()) {
      http.response().putHeader("Retry-After", "1");
      replies.refuse(
          http.response(), 429, "TooManyRequests", config.maxOpen() + " calls are open; try again");
    } else {
      read(http, address.get());
    }
  }

  private void read(HttpServerRequest http, CallAddress address) {
    open++;
    // A caller that disconnects while sending its body no longer has an open call.
    http.exceptionHandler(disconnected -> open--);
    Buffer body = Buffer.buffer();
    http.handler(
        part -> {
          if (body.length() + part.length() <= config.maxBytes()) {
            body.appendBuffer(part);
          } else if (!http.response().ended()) {
            http.exceptionHandler(null);
            open--;
            http.response().putHeader("Connection", "close");
            replies.refuse(
                http.response(),
                413,
                "RequestEntityTooLarge",
                "the body has more than " + config.maxBytes() + " bytes");
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
    String type = http.getHeader("Content-Type");
    Optional<WireJson.Parsed> parsed = MessageBody.read(type == null ? "" : type, body);
    if (parsed.isEmpty()) {
      open--;
      replies.refuse(
          http.response(), 400, "InvalidJson", "the Content-Type says JSON, and the body is none");
      return;
    }
    bus.ask(Flows.INVOKE, call(http, address, parsed.get().value()))
        .onComplete(
            done -> {
              open--;
              if (done.succeeded()) {
                replies.send(http.response(), done.result());
              } else {
                LOG.warn("a call of {} was not accepted", address.flow(), done.cause());
                replies.refuse(
                    http.response(), 503, "NotAccepted", "the call was not taken; send it again");
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
        idempotencyKey(http),
        ++calls,
        outputs);
  }

  private static String idempotencyKey(HttpServerRequest http) {
    for (String name : KEY_HEADERS) {
      String value = http.getHeader(name);
      if (value != null && !value.isBlank()) {
        return name + ":" + value.substring(0, Math.min(MAX_KEY_LENGTH, value.length()));
      }
    }
    return "";
  }

  private Throwable explained(Throwable cause) {
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
