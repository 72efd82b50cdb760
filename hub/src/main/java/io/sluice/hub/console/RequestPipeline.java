package io.sluice.hub.console;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes every request through the same steps: Host, token, route, Origin, body, handler. What has
 * no row in the table is treated as if it needed the right to read, so a stranger does not even
 * learn what there is.
 */
final class RequestPipeline implements Handler<HttpServerRequest> {
  /** Bodies are a reason or a token. */
  static final int MOST_BODY_BYTES = 16 * 1024;

  /** The same on every answer. The page has no inline script or style and talks only to us. */
  private static final Map<String, String> SECURITY = security();

  private static final Logger LOG = LoggerFactory.getLogger(RequestPipeline.class);

  private final RouteTable routes;
  private final AccessControl guard;
  private final LoginForm login;
  private final IntSupplier port;

  RequestPipeline(RouteTable routes, AccessControl guard, LoginForm login, IntSupplier port) {
    this.routes = routes;
    this.guard = guard;
    this.login = login;
    this.port = port;
  }

  @Override
  public void handle(HttpServerRequest http) {
    Future<HttpReply> reply;
    try {
      reply = serve(http);
    } catch (RuntimeException thrown) {
      reply = Future.failedFuture(thrown);
    }
    reply.otherwise(cause -> refuse(http, cause)).onSuccess(ready -> send(http, ready));
  }

  private Future<HttpReply> serve(HttpServerRequest http) {
    guard.checkHost(http.headers());
    String method = http.method().name();
    String path = http.uri().startsWith("/") ? String.valueOf(http.path()) : "";
    Optional<RouteTable.Match> match = routes.find(method, path);
    String address = http.remoteAddress().hostAddress();
    if (match.isEmpty() || match.get().route().right() != AccessLevel.OPEN) {
      guard.checkToken(http.headers(), address, port.getAsInt());
    }
    if (match.isEmpty()) {
      throw routes.missing(method, path);
    }
    Route route = match.get().route();
    if (!route.method().equals("GET")) {
      guard.checkOrigin(http.headers());
    }
    return body(http, route)
        .compose(
            body ->
                route
                    .handler()
                    .handle(
                        new RoutedRequest(
                            match.get().parameters(),
                            http.params(),
                            http.headers(),
                            body,
                            address)));
  }

  /** The body of a POST, refused as soon as it is too long. */
  private static Future<Buffer> body(HttpServerRequest http, Route route) {
    if (route.method().equals("GET")) {
      return Future.succeededFuture(Buffer.buffer());
    }
    Promise<Buffer> whole = Promise.promise();
    Buffer body = Buffer.buffer();
    http.handler(
        part -> {
          if (body.length() + part.length() > MOST_BODY_BYTES) {
            whole.tryFail(
                HttpProblem.of(
                    413,
                    "body-too-long",
                    "the body has more than " + MOST_BODY_BYTES + " bytes",
                    "send less"));
          } else {
            body.appendBuffer(part);
          }
        });
    http.endHandler(end -> whole.tryComplete(body));
    http.exceptionHandler(whole::tryFail);
    return whole.future();
  }

  private HttpReply refuse(HttpServerRequest http, Throwable cause) {
    HttpProblem problem = HttpProblem.from(cause);
    if (problem.status() == 500) {
      LOG.error("{} {} failed", http.method(), http.path(), cause);
    }
    boolean page = problem.status() == 401 && "/".equals(http.path());
    return page ? login.form(401).withAll(problem.headers()) : problem.reply();
  }

  private static void send(HttpServerRequest http, HttpReply reply) {
    HttpServerResponse response = http.response();
    if (response.closed()) {
      return;
    }
    response.setStatusCode(reply.status());
    SECURITY.forEach(response::putHeader);
    reply.headers().forEach(response::putHeader);
    response.putHeader("Content-Type", reply.type());
    if (reply.status() == 413) {
      response.putHeader("Connection", "close");
    }
    boolean head = HttpMethod.HEAD.equals(http.method());
    if (head) {
      response.putHeader("Content-Length", Integer.toString(reply.body().length()));
      response.end();
    } else if (reply.streams()) {
      reply.stream().accept(response);
    } else {
      response.end(reply.body());
    }
  }

  private static Map<String, String> security() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
            + "require-trusted-types-for 'script'; trusted-types 'none'");
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("X-Frame-Options", "DENY");
    // same-origin, not no-referrer: with that, browsers send "Origin: null" with a form.
    headers.put("Referrer-Policy", "same-origin");
    headers.put("Cross-Origin-Opener-Policy", "same-origin");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    headers.put("Cache-Control", "no-store");
    return Collections.unmodifiableMap(headers);
  }
}
