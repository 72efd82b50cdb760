package io.sluice.hub.console;

import io.vertx.core.Future;

/**
 * A route: method, path template, access level and handler.
 *
 * @param method GET (which also serves HEAD) or POST
 * @param doc one sentence for the API index at {@code GET /api/v1}
 */
record Route(String method, PathTemplate path, AccessLevel right, String doc, Handler handler) {
  /** Handles a request. May throw {@link HttpProblem}; any other failure becomes status 500. */
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
