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
 * Processes every request in the same order: check Host, find the route, check the token, check
 * Origin, read the body, call the handler. A path without a route is treated like one that requires
 * {@link AccessLevel#READ}, so that a caller without the token cannot find out which paths exist.
 */
final class RequestPipeline implements Handler<HttpServerRequest> {
  /** Maximum size of a request body. */
  static final int MAX_BODY_BYTES = 16 * 1024;

  /**
   * Sent with every response. The page has no inline scripts or styles and connects only to this
   * server.
   */
  private static final Map<String, String> SECURITY_HEADERS = securityHeaders();

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

  /** Reads the body of a POST; fails as soon as it exceeds the bound. */
  private static Future<Buffer> body(HttpServerRequest http, Route route) {
    if (route.method().equals("GET")) {
      return Future.succeededFuture(Buffer.buffer());
    }
    Promise<Buffer> whole = Promise.promise();
    Buffer body = Buffer.buffer();
    http.handler(
        part -> {
          if (body.length() + part.length() > MAX_BODY_BYTES) {
            whole.tryFail(
                HttpProblem.of(
                    413,
                    "body-too-long",
                    "the request body exceeds " + MAX_BODY_BYTES + " bytes",
                    "send a smaller body"));
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
    SECURITY_HEADERS.forEach(response::putHeader);
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

  private static Map<String, String> securityHeaders() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
            + "require-trusted-types-for 'script'; trusted-types 'none'");
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("X-Frame-Options", "DENY");
    // Not no-referrer: it makes browsers send "Origin: null" with a form.
    headers.put("Referrer-Policy", "same-origin");
    headers.put("Cross-Origin-Opener-Policy", "same-origin");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    headers.put("Cache-Control", "no-store");
    return Collections.unmodifiableMap(headers);
  }
}
