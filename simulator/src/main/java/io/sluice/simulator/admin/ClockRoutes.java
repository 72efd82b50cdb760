package io.sluice.simulator.admin;

import io.sluice.simulator.front.Answer;
import io.sluice.simulator.front.Request;
import io.sluice.simulator.front.TestClock;
import io.sluice.simulator.world.World;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The test clock: pause, run, step by a duration, advance to a time or to the next event. It rules
 * the world, the call limit, token expiry and all timestamps.
 *
 * <p>The world plays everything on the way to a time ahead. It does so in slices: between two of
 * them others are answered, by a world and a clock that have come a part of the way.
 */
final class ClockRoutes {
  private static final List<String> ACTIONS = List.of("pause", "run", "step", "advance", "next");
  private static final String EXAMPLE = "{\"action\":\"step\",\"by\":\"PT1H\"}";

  /** Facts of a year are far more than are kept; who wants more than a year repeats the command. */
  private static final Duration FARTHEST = Duration.ofDays(370);

  /** A slice ends when it has taken so long, or after so many steps of so many events. */
  private static final Duration SLICE = Duration.ofMillis(40);

  private static final int STEPS = 200;
  private static final int EVENTS = 10;

  private final SimulatorControl simulator;
  private Optional<Instant> goal = Optional.empty();

  ClockRoutes(SimulatorControl simulator) {
    this.simulator = simulator;
  }

  List<AdminRoute> rows() {
    return List.of(
        new AdminRoute("GET", "clock", "The simulator's time.", "", request -> show()),
        new AdminRoute(
            "POST",
            "clock",
            "pause | run, with \"times\" that many times as fast | step \"by\" a duration | advance"
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
    goal.ifPresent(then -> body.put("goesTo", then.toString()));
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
    if (goal.isPresent()) {
      return AdminErrors.of(
          409,
          "The clock is on its way to " + goal.get() + ".",
          "Wait for the answer of the command before.",
          List.of());
    }
    return switch (action) {
      case "pause" -> {
        simulator.clock().pause();
        yield show();
      }
      case "run" -> {
        simulator.clock().run(input.whole("times", 1, TestClock.FASTEST).orElse(1L).intValue());
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
          field, "\"" + field + "\" is for " + its + ", not for " + action + ".", List.of());
    }
  }

  private static Duration duration(ControlRequest input) {
    Duration by = time(input, "by", Duration::parse, "PT1H30M");
    if (by.isNegative()) {
      throw input.refuse("by", "The clock only goes forward, not by " + by + ".", List.of());
    }
    if (by.compareTo(FARTHEST) > 0) {
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
          field, field + " must be like " + like + ", not \"" + text + "\".", List.of());
    }
  }

  private static InvalidControlRequest tooFar(ControlRequest input, String field) {
    return input.refuse(field, "One command goes at most 370 days ahead; repeat it.", List.of());
  }

  private Answer next(ControlRequest input) {
    Optional<Instant> due = simulator.world().nextDue();
    if (due.isEmpty()) {
      throw input.refuse("action", "Nothing is due.", ACTIONS);
    }
    return advance(input, "action", due.get());
  }

  private Answer advance(ControlRequest input, String field, Instant then) {
    if (then.isBefore(now())) {
      throw input.refuse(
          field,
          "The clock only goes forward: it shows " + now() + ", which is after " + then + ".",
          List.of());
    }
    if (then.isAfter(now().plus(FARTHEST))) {
      throw tooFar(input, field);
    }
    goal = Optional.of(then);
    World world = simulator.world();
    return slice(world, then).orElseGet(() -> Answer.later(() -> slice(world, then)));
  }

  private Optional<Answer> slice(World world, Instant then) {
    if (simulator.world() != world) {
      goal = Optional.empty();
      return Optional.of(
          AdminErrors.of(
              409,
              "The world was replaced on the way to " + then + ".",
              "Ask GET /_sim/clock, and repeat the command if it is still meant.",
              List.of()));
    }
    // Under a virtual clock no time passes meanwhile, and only the number of steps counts.
    Instant end = simulator.clock().outside().plus(SLICE);
    for (int i = 0; i < STEPS && !simulator.clock().outside().isAfter(end); i++) {
      if (simulator.advance(then, EVENTS)) {
        goal = Optional.empty();
        return Optional.of(show());
      }
    }
    return Optional.empty();
  }

  private Instant now() {
    return simulator.clock().instant();
  }
}
