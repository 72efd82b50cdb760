package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows or changes the simulator's time. */
@Command(
    name = "clock",
    description = {
      "Shows or changes the simulator's time.",
      "The clock drives the simulated world, the call limit, token expiry and all",
      "timestamps. It only moves forward, by at most 370 days at once."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Actions:",
      "  (none)           shows the time",
      "  pause            stops the clock",
      "  run              resumes the clock; with --times N at N times the speed",
      "  step DURATION    moves the clock forward, for example by 90s, 1h30m or PT1H",
      "  advance TIME     moves the clock to a time, for example 2026-03-01T06:00:00Z or 06:00",
      "  next             moves the clock to the next scheduled event",
      "",
      "Examples:",
      "  ./sluice sim clock pause",
      "  ./sluice sim clock step 1h",
      "  ./sluice sim clock run --times 60"
    })
public final class ClockCommand extends SimulatorCommand {
  private static final int MAX_SPEED = 100_000;
  private static final String PRINTED = "(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d:\\d\\dZ)";

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ACTION",
      defaultValue = "",
      description = "pause, run, step, advance or next (default: show the time).")
  private String action = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "VALUE",
      defaultValue = "",
      description = "Duration of a step, or time of an advance.")
  private String value = "";

  @Option(
      names = "--times",
      paramLabel = "N",
      description = "Speed relative to this machine's clock, 1 to 100000.")
  private Optional<Integer> times = Optional.empty();

  /** Action on the clock. */
  private enum Act {
    PAUSE(""),
    RUN(""),
    STEP("a duration, for example step 1h"),
    ADVANCE("a time, for example advance 2026-03-01T06:00:00Z"),
    NEXT("");

    private final String needs;

    Act(String needs) {
      this.needs = needs;
    }

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  @Override
  void run(HubClient simulator) {
    JsonObject clock =
        action.isEmpty() ? simulator.get("/_sim/clock") : change(simulator, known(action));
    if (!printedAsJson(clock)) {
      show(clock);
    }
  }

  private void show(JsonObject clock) {
    printLine(
        "time        "
            + TextFormat.time(clock, "now")
            + ", "
            + TextFormat.text(clock, "mode")
            + speed(clock));
    Duration ahead = Duration.parse(clock.getString("ahead"));
    // Below a second, the difference is only the delay between reading the two clocks.
    printLine("ahead       " + (ahead.toSeconds() == 0 ? "no" : distance(ahead)));
    printLine("next event  " + next(clock));
  }

  private static String speed(JsonObject clock) {
    long speed = clock.getLong("speed", 1L);
    return speed == 1 ? "" : " " + speed + " times as fast";
  }

  /** When the next event is scheduled, and how far away that is. */
  static String next(JsonObject clock) {
    String due = clock.getString("nextEvent");
    if (due == null) {
      return "none";
    }
    Duration left = Duration.between(Instant.parse(clock.getString("now")), Instant.parse(due));
    return TextFormat.time(clock, "nextEvent")
        + (left.isNegative() || left.isZero() ? ", now" : ", in " + TextFormat.duration(left));
  }

  private static String distance(Duration ahead) {
    return ahead.isNegative()
        ? TextFormat.duration(ahead.negated()) + " behind this machine's clock"
        : TextFormat.duration(ahead) + " of this machine's clock";
  }

  private static Act known(String given) {
    List<String> words = Arrays.stream(Act.values()).map(Act::word).toList();
    return Act.values()[words.indexOf(Arguments.oneOf("an action of the clock", given, words))];
  }

  private JsonObject change(HubClient simulator, Act act) {
    if (act.needs.isEmpty() != value.isEmpty()) {
      throw ClientException.usage(
          "bad-value",
          value.isEmpty()
              ? act.word() + " needs " + act.needs
              : act.word() + " takes no value, but \"" + value + "\" was given",
          "\"./sluice sim clock -h\" shows every action");
    }
    if (times.isPresent() && act != Act.RUN) {
      throw ClientException.usage(
          "bad-times", "--times is only valid with run, not with " + act.word(), "omit --times");
    }
    JsonObject request = new JsonObject().put("action", act.word());
    switch (act) {
      case STEP -> request.put("by", Arguments.duration("DURATION", value).toString());
      case ADVANCE -> request.put("to", time(simulator).toString());
      default ->
          times.ifPresent(
              many -> request.put("times", Arguments.inRange("--times", many, 1, MAX_SPEED)));
    }
    return simulator.post("/_sim/clock", request);
  }

  private Instant time(HubClient simulator) {
    String text = value.strip().replaceFirst(PRINTED, "$1T$2");
    return instant(text)
        .or(() -> clockTime(text).map(time -> after(simulator, time)))
        .orElseThrow(
            () ->
                ClientException.usage(
                    "bad-time",
                    "TIME is \"" + value + "\": it must be a time in UTC",
                    "for example 2026-03-01T06:00:00Z, or 06:00 for the next 06:00 UTC"));
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException other) {
      return Optional.empty();
    }
  }

  private static Optional<LocalTime> clockTime(String text) {
    try {
      return Optional.of(LocalTime.parse(text));
    } catch (DateTimeParseException other) {
      return Optional.empty();
    }
  }

  private static Instant after(HubClient simulator, LocalTime time) {
    Instant now = Instant.parse(simulator.get("/_sim/clock").getString("now"));
    Instant today = LocalDate.ofInstant(now, ZoneOffset.UTC).atTime(time).toInstant(ZoneOffset.UTC);
    return today.isAfter(now) ? today : today.plus(Duration.ofDays(1));
  }
}
