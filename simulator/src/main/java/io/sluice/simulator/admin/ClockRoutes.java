package io.sluice.simulator.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.simulator.front.Answer;
import io.sluice.simulator.front.Json;
import io.sluice.simulator.front.Request;
import io.sluice.simulator.front.TestClock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The test clock: pause, run, step by a duration, advance to a time or to the next event. It rules
 * the world, the call limit, token expiry and all timestamps.
 */
final class ClockRoutes {
  private static final List<String> ACTIONS = List.of("pause", "run", "step", "advance", "next");

  /** The world plays everything on the way, and nobody is answered meanwhile: seconds a week. */
  private static final Duration FARTHEST = Duration.ofDays(7);

  private final Backstage backstage;

  ClockRoutes(Backstage backstage) {
    this.backstage = backstage;
  }

  List<AdminRoute> rows() {
    return List.of(
        new AdminRoute("GET", "clock", "The simulator's time.", "", request -> show()),
        new AdminRoute(
            "POST",
            "clock",
            "pause | run | step by a duration | advance to a time | next event.",
            "{\"action\":\"step\",\"by\":\"PT1H\"}",
            this::change));
  }

  private Answer show() {
    TestClock clock = backstage.clock();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("now", clock.instant().toString());
    body.put("mode", clock.isPaused() ? "paused" : "running");
    body.put("ahead", clock.ahead().toString());
    backstage.world().nextDue().ifPresent(due -> body.put("nextEvent", due.toString()));
    return Answer.json(200, body);
  }

  private Answer change(Request request) {
    JsonNode body = Json.parse(request.body()).orElse(Json.tree(Map.of()));
    try {
      switch (body.path("action").asText()) {
        case "pause" -> backstage.clock().pause();
        case "run" -> backstage.clock().run();
        case "step" -> advance(now().plus(Duration.parse(body.path("by").asText())));
        case "advance" -> advance(Instant.parse(body.path("to").asText()));
        case "next" -> next();
        default -> {
          return refuse("The action must be one of the choices.");
        }
      }
    } catch (DateTimeException malformed) {
      return refuse("by must be like PT1H30M, to like 2026-03-01T06:00:00Z.");
    } catch (IllegalArgumentException refused) {
      return refuse(String.valueOf(refused.getMessage()));
    }
    backstage.world().advanceTo(now());
    return show();
  }

  private void next() {
    Optional<Instant> due = backstage.world().nextDue();
    if (due.isEmpty()) {
      throw new IllegalArgumentException("Nothing is due.");
    }
    if (due.get().isAfter(now())) {
      advance(due.get());
    }
  }

  private void advance(Instant then) {
    if (then.isAfter(now().plus(FARTHEST))) {
      throw new IllegalArgumentException("One command goes at most 7 days ahead; repeat it.");
    }
    backstage.clock().advanceTo(then);
  }

  private Instant now() {
    return backstage.clock().instant();
  }

  private static Answer refuse(String error) {
    return AdminErrors.of(400, error, "For example {\"action\":\"step\",\"by\":\"PT1H\"}", ACTIONS);
  }
}
