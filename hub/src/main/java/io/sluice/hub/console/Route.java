package io.sluice.hub.console;

import io.vertx.core.Future;

/**
 * One thing that the console serves.
 *
 * @param method GET (served to HEAD, too) or POST
 * @param doc what it gives or does, for the API's own index
 */
record Route(String method, PathTemplate path, AccessLevel right, String doc, Handler handler) {
  /** Answers a request; may throw a {@link HttpProblem} or fail with anything. */
  @FunctionalInterface
  interface Handler {
    Future<HttpReply> handle(RoutedRequest request);
  }

  static Route get(String path, AccessLevel right, String doc, Handler handler) {
    return new Route("GET", PathTemplate.of(path), right, doc, handler);
  }

  static Route post(String path, AccessLevel right, String doc, Handler handler) {
    return new Route("POST", PathTemplate.of(path), right, doc, handler);
  }
}
