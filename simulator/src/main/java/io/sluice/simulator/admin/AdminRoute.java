package io.sluice.simulator.admin;

import io.sluice.simulator.front.Answer;
import io.sluice.simulator.front.Request;

/**
 * One thing that an operator can ask.
 *
 * @param method upper-case HTTP method
 * @param path segments after {@code /_sim}; a segment {@code *} stands for any
 * @param doc one line for people
 * @param example a body to send, empty for none
 * @param handler answers
 */
record AdminRoute(String method, String path, String doc, String example, AdminHandler handler) {

  /** Answers an operator. */
  interface AdminHandler {
    /** Answers. */
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
