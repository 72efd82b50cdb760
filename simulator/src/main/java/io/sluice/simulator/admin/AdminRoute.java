package io.sluice.simulator.admin;

import io.sluice.simulator.front.Answer;
import io.sluice.simulator.front.Request;
import io.vertx.core.http.HttpMethod;

/**
 * A route of the control API.
 *
 * @param method HTTP method
 * @param path segments after {@code /_sim}; {@code *} matches any segment
 * @param doc description in one line
 * @param example example body; empty for none
 * @param handler handles the request
 */
record AdminRoute(
    HttpMethod method, String path, String doc, String example, AdminHandler handler) {

  /** Handles requests of a route. */
  interface AdminHandler {
    /** Handles a request. */
    Answer answer(Request request);
  }

  boolean matches(String path) {
    String[] wanted = this.path.split("/", -1);
    String[] given = path.split("/", -1);
    if (wanted.length != given.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (!wanted[i].equals("*") && !wanted[i].equals(given[i])) {
        return false;
      }
    }
    return true;
  }
}
