package io.sluice.simulator.fault;

import io.sluice.simulator.front.Answer;
import io.sluice.simulator.wire.ApiErrorResult;
import io.sluice.simulator.wire.ExceptionCulprit;
import io.sluice.simulator.wire.ResultSeverity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers that replace the service's own. */
final class SubstituteAnswers {
  static final String LOGIN =
      "<!doctype html><html><head><title>Sign in to your account</title></head>"
          + "<body><form method=\"post\" action=\"/login\">Sign in</form></body></html>";

  private SubstituteAnswers() {}

  static Answer status(FaultOptions with) {
    int status = (int) with.number("status", 503, 599);
    if (status < 400) {
      throw new InvalidRuleException(
          "status", "status must be from 400 to 599, not " + status + ".");
    }
    Answer answer =
        status == 401
            ? Answer.empty(401).with("WWW-Authenticate", "Bearer")
            : Answer.json(
                status,
                new ApiErrorResult(
                    null,
                    Integer.toString(status),
                    ExceptionCulprit.SYSTEM,
                    "apiInternalError",
                    ResultSeverity.ERROR,
                    "A simulated fault.",
                    "apiInternalError",
                    Map.of(),
                    List.of()));
    return retry(answer, with.text("retryAfter", "none"));
  }

  static Answer throttled(FaultOptions with) {
    String after = with.text("retryAfter", "60");
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("statusCode", 429);
    body.put("message", "Rate limit is exceeded. Try again in " + after + " seconds.");
    return retry(Answer.json(429, body), after);
  }

  static Answer teamsText(FaultOptions with) {
    return Answer.text(
        200,
        "Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error "
            + with.number("status", 429, 599)
            + " with ContextId tcid=0.");
  }

  private static Answer retry(Answer answer, String after) {
    boolean clean = after.chars().allMatch(c -> c >= ' ' && c < 127);
    if (!clean) {
      throw new InvalidRuleException("retryAfter", "retryAfter must be printable ASCII.");
    }
    return after.equals("none") ? answer : answer.with("Retry-After", after);
  }
}
