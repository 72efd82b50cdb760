package io.sluice.hub.ingress;

import io.sluice.hub.flow.CallReply;
import io.sluice.hub.message.MessageBody;
import io.sluice.hub.metrics.Meters;
import io.sluice.hub.metrics.Metric;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the HTTP responses of the ingress and counts them. */
record IngressReplies(Meters meters) {
  private static final int ACCEPTED = 202;
  private static final int UNAVAILABLE = 503;

  /** The interval at which a failed store checks whether it can write again. */
  private static final String RETRY_SECONDS = "5";

  /** Writes the reply to a call. */
  void send(HttpServerResponse response, CallReply reply) {
    if (isClosed(response)) {
      return;
    }
    if (reply instanceof CallReply.RefusedCall refused) {
      refuse(response, refused.status(), refused.code(), refused.message());
    } else if (reply instanceof CallReply.Filtered filtered) {
      String note = "no run was started: " + filtered.reason();
      response.putHeader("x-sluice-note", note.replaceAll("[^\\x20-\\x7e]", "?"));
      end(response, ACCEPTED, Buffer.buffer());
    } else if (reply instanceof CallReply.Accepted accepted) {
      end(withRun(response, accepted.runId()), ACCEPTED, Buffer.buffer());
    } else if (reply instanceof CallReply.Responded responded) {
      withRun(response, responded.runId());
      respond(response, responded.status(), responded.headers(), responded.body());
    } else if (reply instanceof CallReply.Unanswered none) {
      withRun(response, none.runId());
      refuse(response, none.status(), none.code(), none.message());
    }
  }

  /** Writes an error in the format of Power Automate: {@code {"error": {code, message}}}. */
  void refuse(HttpServerResponse response, int status, String code, String message) {
    if (isClosed(response)) {
      return;
    }
    if (status == UNAVAILABLE) {
      response.putHeader("Retry-After", RETRY_SECONDS);
    }
    JsonObject error = new JsonObject().put("code", code).put("message", message);
    response.putHeader("Content-Type", "application/json; charset=utf-8");
    end(response, status, new JsonObject().put("error", error).toBuffer());
  }

  private void respond(
      HttpServerResponse response, int status, Map<String, String> headers, @Nullable Object body) {
    headers.forEach(response::putHeader);
    String given = response.headers().get("Content-Type");
    MessageBody.WrittenBody written;
    try {
      written = MessageBody.write(body, given);
    } catch (IllegalArgumentException malformed) {
      response.headers().remove("Content-Type");
      refuse(
          response, 500, "InvalidResponseBody", "the flow's response: " + malformed.getMessage());
      return;
    }
    String type = written.contentType() == null ? "text/plain" : written.contentType();
    if (body != null) {
      boolean charset =
          given == null && (type.equals("text/plain") || type.equals("application/json"));
      response.putHeader("Content-Type", charset ? type + "; charset=utf-8" : type);
    }
    end(response, status, written.bytes());
  }

  private static HttpServerResponse withRun(HttpServerResponse response, String runId) {
    return response.putHeader("x-ms-workflow-run-id", runId);
  }

  /** The headers keep a browser from running what a flow answers as a page of this origin. */
  private void end(HttpServerResponse response, int status, Buffer body) {
    meters.count(Metric.INGRESS, status / 100 + "xx");
    response
        .setStatusCode(status)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Content-Security-Policy", "sandbox; default-src 'none'")
        .end(body);
  }

  private static boolean isClosed(HttpServerResponse response) {
    return response.ended() || response.closed();
  }
}
