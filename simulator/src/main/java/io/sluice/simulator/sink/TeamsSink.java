package io.sluice.simulator.sink;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.simulator.front.Answer;
import io.sluice.simulator.front.Json;
import io.sluice.simulator.front.Request;
import io.sluice.simulator.front.SlidingWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Teams webhooks: {@code POST /teams/{channel}} answers like a Workflows webhook (202, regardless
 * of whether the message is posted), {@code POST /webhookb2/{channel}/...} like the classic
 * incoming webhook (200 and the body {@code 1}).
 */
public final class TeamsSink {
  /** Maximum number of channels, so that arbitrary names cannot exhaust the memory. */
  static final int MAX_CHANNELS = 1_000;

  private final Inbox inbox;
  private final List<RateLimit> limits;
  private final Map<String, List<SlidingWindow>> windows = new LinkedHashMap<>();

  /**
   * Creates a sink.
   *
   * @param limits rate limits per webhook; empty for none
   */
  public TeamsSink(Inbox inbox, List<RateLimit> limits) {
    this.inbox = inbox;
    this.limits = limits;
  }

  /** Whether a request is addressed to a Teams webhook. */
  public static boolean owns(Request request) {
    return request.path().startsWith("/teams/") || request.path().startsWith("/webhookb2/");
  }

  /** Accepts, refuses or throttles a message. */
  public Answer answer(Request request, Instant now) {
    List<String> path = request.segments();
    if (!request.method().equals("POST")) {
      return Answer.empty(405).with("Allow", "POST");
    }
    if (path.size() < 2 || (!windows.containsKey(path.get(1)) && windows.size() >= MAX_CHANNELS)) {
      return Answer.empty(404);
    }
    boolean classic = path.get(0).equals("webhookb2");
    String channel = path.get(1);
    Duration wait = tryTake(channel, now);
    if (!wait.isZero()) {
      return throttled(classic, wait);
    }
    if (request.body().length() > TeamsRules.MAX_BYTES) {
      return tooLarge(classic);
    }
    Optional<JsonNode> body = Json.parse(request.body());
    return classic ? classic(channel, body, now) : workflow(channel, body, now);
  }

  /** Resets the rate limits. */
  public void clear() {
    windows.clear();
  }

  private Answer workflow(String channel, Optional<JsonNode> body, Instant now) {
    if (body.isEmpty()) {
      return error(400, "InvalidRequestContent", "The request content is not valid JSON.");
    }
    List<String> mismatches = TeamsRules.mismatches(body.get());
    if (!mismatches.isEmpty()) {
      return error(
          400,
          "TriggerInputSchemaMismatch",
          "The input body for trigger 'manual' of type 'Request' did not match its schema"
              + " definition. Error details: '"
              + String.join(" ", mismatches)
              + "'.");
    }
    List<String> failures = TeamsRules.failures(body.get());
    List<String> problems = new ArrayList<>(failures);
    problems.addAll(TeamsRules.warnings(body.get()));
    keep(channel, "workflow", failures.isEmpty(), problems, body.get(), now);
    return Answer.empty(202);
  }

  private Answer classic(String channel, Optional<JsonNode> body, Instant now) {
    if (body.isEmpty() || !body.get().isObject()) {
      return Answer.text(400, "Bad payload received by generic incoming webhook.");
    }
    String problem = TeamsRules.classicProblem(body.get());
    if (!problem.isEmpty()) {
      return Answer.text(400, problem);
    }
    keep(channel, "classic", true, List.of(), body.get(), now);
    return Answer.text(200, "1");
  }

  private void keep(
      String channel,
      String form,
      boolean posted,
      List<String> problems,
      JsonNode body,
      Instant now) {
    inbox.teams().add(id -> new Inbox.TeamsCard(id, now, channel, form, posted, problems, body));
  }

  private Duration tryTake(String channel, Instant now) {
    List<SlidingWindow> mine =
        windows.computeIfAbsent(
            channel,
            key -> limits.stream().map(l -> new SlidingWindow(l.calls(), l.window())).toList());
    Duration longest = Duration.ZERO;
    for (SlidingWindow window : mine) {
      Duration wait = window.peek(now);
      longest = wait.compareTo(longest) > 0 ? wait : longest;
    }
    if (longest.isZero()) {
      mine.forEach(window -> window.tryTake(now));
    }
    return longest;
  }

  private static Answer throttled(boolean classic, Duration wait) {
    String seconds = Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()));
    Answer answer =
        classic
            ? Answer.text(
                429,
                "Webhook message delivery failed with error: Microsoft Teams endpoint returned"
                    + " HTTP error 429 with ContextId .")
            : error(429, "TooManyRequests", "Rate limit is exceeded. Try again later.");
    return answer.with("Retry-After", seconds);
  }

  private static Answer tooLarge(boolean classic) {
    return classic
        ? Answer.text(
            413,
            "Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP"
                + " error 413 with ContextId .")
        : error(413, "MessageSizeExceeded", "The message is larger than 28 KB.");
  }

  private static Answer error(int status, String code, String message) {
    Map<String, Object> inner = new LinkedHashMap<>();
    inner.put("code", code);
    inner.put("message", message);
    return Answer.json(status, Map.of("error", inner));
  }
}
