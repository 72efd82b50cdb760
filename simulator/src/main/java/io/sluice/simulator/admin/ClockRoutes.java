package io.sluice.simulator.admin;

import io.sluice.simulator.front.Answer;
import io.sluice.simulator.front.Request;
import io.sluice.simulator.front.TestClock;
import io.sluice.simulator.world.World;
import io.vertx.core.http.HttpMethod;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Routes of the test clock: pause, run, step by a duration, advance to a time or to the next event.
 * The clock drives the world, the rate limit, token expiry and all timestamps.
 *
 * <p>Advancing processes all events up to the target time, in slices. Between two slices other
 * requests are served, by a world and a clock that are on the way.
 */
final class ClockRoutes {
  private static final List<String> ACTIONS = List.of("pause", "run", "step", "advance", "next");
  private static final String EXAMPLE = "{\"action\":\"step\",\"by\":\"PT1H\"}";

  /** Maximum advance per command; longer periods need several commands. */
  private static final Duration MAX_ADVANCE = Duration.ofDays(370);

  /**
   * Maximum duration of a slice; it also ends after {@link #STEPS} steps of {@link #EVENTS} events.
   */
  private static final Duration MAX_SLICE = Duration.ofMillis(40);

  private static final int STEPS = 200;
  private static final int EVENTS = 10;

  private final SimulatorControl simulator;
  private Optional<Instant> target = Optional.empty();

  ClockRoutes(SimulatorControl simulator) {
    this.simulator = simulator;
  }

  List<AdminRoute> rows() {
    return List.of(
        new AdminRoute(
            HttpMethod.GET, "clock", "Shows the simulator's time.", "", request -> show()),
        new AdminRoute(
            HttpMethod.POST,
            "clock",
            "pause | run, at \"times\" the speed | step \"by\" a duration | advance"
                + " \"to\" a time | next event.",
            EXAMPLE,
            this::change));
  }

  private Answer show() {
    TestClock clock = simulator.clock();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("now", clock.instant().toString());
    body.put("mode", clock.isPaused() ? "paused" : "running");
    body.put("speed", clock.speed());
    body.put("ahead", clock.ahead().toString());
    target.ifPresent(then -> body.put("goesTo", then.toString()));
    simulator.world().nextDue().ifPresent(due -> body.put("nextEvent", due.toString()));
    return Answer.json(200, body);
  }

  private Answer change(Request request) {
    ControlRequest input =
        ControlRequest.of(request, EXAMPLE, List.of("action", "by", "to", "times"));
    String action = input.required("action", ACTIONS);
    if (!ACTIONS.contains(action)) {
      throw input.refuse("action", "There is no action \"" + action + "\".", ACTIONS);
    }
    only(input, action, "step", "by");
    only(input, action, "advance", "to");
    only(input, action, "run", "times");
    if (target.isPresent()) {
      return AdminErrors.of(
          409,
          "The clock is advancing to " + target.get() + ".",
          "Wait for the answer to the previous command.",
          List.of());
    }
    return switch (action) {
      case "pause" -> {
        simulator.clock().pause();
        yield show();
      }
      case "run" -> {
        simulator.clock().run(input.whole("times", 1, TestClock.MAX_SPEED).orElse(1L).intValue());
        yield show();
      }
      case "step" -> advance(input, "by", now().plus(duration(input)));
      case "advance" ->
          advance(input, "to", time(input, "to", Instant::parse, "2026-03-01T06:00:00Z"));
      default -> next(input);
    };
  }

  private static void only(ControlRequest input, String action, String its, String field) {
    if (input.has(field) && !action.equals(its)) {
      throw input.refuse(
          field,
          "\"" + field + "\" is only valid with " + its + ", not with " + action + ".",
          List.of());
    }
  }

  private static Duration duration(ControlRequest input) {
    Duration by = time(input, "by", Duration::parse, "PT1H30M");
    if (by.isNegative()) {
      throw input.refuse("by", "The clock only moves forward, not by " + by + ".", List.of());
    }
    if (by.compareTo(MAX_ADVANCE) > 0) {
      throw tooFar(input, "by");
    }
    return by;
  }

  private static <T> T time(
      ControlRequest input, String field, Function<String, T> parser, String like) {
    String text = input.required(field, List.of());
    try {
      return parser.apply(text);
    } catch (DateTimeException malformed) {
      throw input.refuse(
          field, field + " must be in the form " + like + ", not \"" + text + "\".", List.of());
    }
  }

  private static InvalidControlRequest tooFar(ControlRequest input, String field) {
    return input.refuse(
        field, "One command advances at most 370 days; repeat it for more.", List.of());
  }

  private Answer next(ControlRequest input) {
    Optional<Instant> due = simulator.world().nextDue();
    if (due.isEmpty()) {
      throw input.refuse("action", "No event is scheduled.", ACTIONS);
    }
    return advance(input, "action", due.get());
  }

  private Answer advance(ControlRequest input, String field, Instant then) {
    if (then.isBefore(now())) {
      throw input.refuse(
          field,
          "The clock only moves forward: it shows " + now() + ", which is after " + then + ".",
          List.of());
    }
    if (then.isAfter(now().plus(MAX_ADVANCE))) {
      throw tooFar(input, field);
    }
    target = Optional.of(then);
    World world = simulator.world();
    return slice(world, then).orElseGet(() -> Answer.later(() -> slice(world, then)));
  }

  private Optional<Answer> slice(World world, Instant then) {
    if (simulator.world() != world) {
      target = Optional.empty();
      return Optional.of(
          AdminErrors.of(
              409,
              "The world was replaced while advancing to " + then + ".",
              "Check GET /_sim/clock, and repeat the command if it is still needed.",
              List.of()));
    }
    // In virtual time no time passes here, so only the number of steps limits a slice.
    Instant end = simulator.clock().outside().plus(MAX_SLICE);
    for (int i = 0; i < STEPS && !simulator.clock().outside().isAfter(end); i++) {
      if (simulator.advance(then, EVENTS)) {
        target = Optional.empty();
        return Optional.of(show());
      }
    }
    return Optional.empty();
  }

  private Instant now() {
    return simulator.clock().instant();
  }
}
