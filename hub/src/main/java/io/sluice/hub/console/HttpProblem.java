package io.sluice.hub.console;

import io.sluice.hub.bus.BusException;
import io.sluice.hub.store.CursorException;
import io.sluice.hub.store.StoreException;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/**
 * Error response: HTTP status, a stable code for programs, what happened, and a hint on what to do.
 */
final class HttpProblem extends RuntimeException {
  private static final String RETRY_SECONDS = "5";

  private final int status;
  private final String code;
  private final String hint;

  @SuppressWarnings("serial") // never serialised
  private final Map<String, String> headers;

  private HttpProblem(
      int status, String code, String message, String hint, Map<String, String> headers) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.hint = hint;
    this.headers = headers;
  }

  static HttpProblem of(int status, String code, String message, String hint) {
    return new HttpProblem(status, code, message, hint, Map.of());
  }

  /** A query parameter or body field that breaks a rule. */
  static HttpProblem badParameter(String name, String value, String rule) {
    return of(400, "bad-parameter", "\"" + name + "\" is \"" + value + "\"", name + " " + rule);
  }

  /** No resource has that id or name. */
  static HttpProblem unknown(String what, String id, String hint) {
    return of(404, "unknown-" + what, "there is no " + what + " \"" + id + "\"", hint);
  }

  /** A temporary failure; the response carries Retry-After. */
  static HttpProblem later(int status, String code, String message, String hint) {
    return new HttpProblem(status, code, message, hint, Map.of("Retry-After", RETRY_SECONDS));
  }

  static HttpProblem with(HttpProblem problem, String header, String value) {
    return new HttpProblem(
        problem.status, problem.code, problem.text(), problem.hint, Map.of(header, value));
  }

  /** Maps a failure of the store or of another verticle to a response. */
  static HttpProblem from(Throwable cause) {
    if (cause instanceof HttpProblem known) {
      return known;
    }
    if (cause instanceof CursorException bad) {
      return of(
          400,
          "bad-cursor",
          String.valueOf(bad.getMessage()),
          "omit the cursor to start from the first page");
    }
    if (cause instanceof StoreException store) {
      return later(
          503,
          "store",
          String.valueOf(store.getMessage()),
          "GET /-/healthy shows the state of the store");
    }
    if (cause instanceof BusException bus) {
      return from(bus);
    }
    return of(500, "internal", "the hub failed to answer", "the hub's log has the reason");
  }

  private static HttpProblem from(BusException bus) {
    String text = String.valueOf(bus.getMessage());
    return switch (bus.failure()) {
      case REJECTED -> of(409, "conflict", text, "check the current state, then try again");
      case THROTTLED -> later(429, "quota", text, "GET /api/v1/quota shows what uses the quota");
      case UPSTREAM -> of(502, "upstream", text, "GET /api/v1/sources shows what is wrong");
      case TIMEOUT ->
          of(504, "timeout", text, "it may have taken effect: check before you repeat it");
      case UNKNOWN ->
          later(
              503,
              "starting",
              text,
              "this part of the hub is not running; the hub may still be starting");
      case BUG -> of(500, "internal", "the hub failed to answer", "the hub's log has the reason");
    };
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  String text() {
    return String.valueOf(getMessage());
  }

  HttpReply reply() {
    JsonObject error = new JsonObject().put("code", code).put("message", text()).put("hint", hint);
    return HttpReply.json(status, new JsonObject().put("error", error)).withAll(headers);
  }
}
