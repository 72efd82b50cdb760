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
      "It rules the world, the call limit, the expiry of tokens and all timestamps,",
      "and only goes forward, at most 370 days at once."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Actions:",
      "  (none)           shows it",
      "  pause            stops it where it is",
      "  run              lets it run on; with --times N, N times as fast",
      "  step DURATION    puts it ahead, as in 90s, 1h30m or PT1H",
      "  advance TIME     puts it to a time, as in 2026-03-01T06:00:00Z or 06:00",
      "  next             puts it to the next thing that is due",
      "",
      "Examples:",
      "  ./sluice sim clock pause",
      "  ./sluice sim clock step 1h",
      "  ./sluice sim clock run --times 60"
    })
public final class ClockCommand extends SimulatorCommand {
  private static final int FASTEST = 100_000;
  private static final String PRINTED = "(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d:\\d\\dZ)";

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ACTION",
      defaultValue = "",
      description = "pause, run, step, advance or next; without one the clock is shown.")
  private String action = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "VALUE",
      defaultValue = "",
      description = "The duration of a step, the time of an advance.")
  private String value = "";

  @Option(
      names = "--times",
      paramLabel = "N",
      description = "Let it run so many times as fast as this machine's clock.")
  private Optional<Integer> times = Optional.empty();

  /** What can be done to the clock. */
  private enum Act {
    PAUSE(""),
    RUN(""),
    STEP("a duration, as in step 1h"),
    ADVANCE("a time, as in advance 2026-03-01T06:00:00Z"),
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
    if (!printed(clock)) {
      show(clock);
    }
  }

  private void show(JsonObject clock) {
    say(
        "time        "
            + TextFormat.time(clock, "now")
            + ", "
            + TextFormat.text(clock, "mode")
            + speed(clock));
    Duration ahead = Duration.parse(clock.getString("ahead"));
    // Less than a second is what reading two clocks one after the other costs.
    say("ahead       " + (ahead.toSeconds() == 0 ? "no" : distance(ahead)));
    say("next event  " + next(clock));
  }

  private static String speed(JsonObject clock) {
    long speed = clock.getLong("speed", 1L);
    return speed == 1 ? "" : " " + speed + " times as fast";
  }

  /** When the next thing is due, and in how long. */
  static String next(JsonObject clock) {
    String due = clock.getString("nextEvent");
    if (due == null) {
      return "nothing is due";
    }
    Duration left = Duration.between(Instant.parse(clock.getString("now")), Instant.parse(due));
    return TextFormat.time(clock, "nextEvent")
        + (left.isNegative() || left.isZero() ? ", now" : ", in " + TextFormat.span(left));
  }

  private static String distance(Duration ahead) {
    return ahead.isNegative()
        ? TextFormat.span(ahead.negated()) + " behind this machine's clock"
        : TextFormat.span(ahead) + " of this machine's clock";
  }

  private static Act known(String given) {
    List<String> words = Arrays.stream(Act.values()).map(Act::word).toList();
    return Act.values()[
        words.indexOf(Arguments.oneOf("something that the clock does", given, words))];
  }

  private JsonObject change(HubClient simulator, Act act) {
    if (act.needs.isEmpty() != value.isEmpty()) {
      throw ClientException.usage(
          "bad-value",
          value.isEmpty()
              ? act.word() + " needs " + act.needs
              : act.word() + " takes no value, and \"" + value + "\" is one",
          "\"./sluice sim clock -h\" shows every action");
    }
    if (times.isPresent() && act != Act.RUN) {
      throw ClientException.usage(
          "bad-times", "--times is for run, not for " + act.word(), "leave it out");
    }
    JsonObject wish = new JsonObject().put("action", act.word());
    switch (act) {
      case STEP -> wish.put("by", Arguments.span("DURATION", value).toString());
      case ADVANCE -> wish.put("to", time(simulator).toString());
      default ->
          times.ifPresent(many -> wish.put("times", Arguments.within("--times", many, 1, FASTEST)));
    }
    return simulator.post("/_sim/clock", wish);
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
                    "give it as in 2026-03-01T06:00:00Z, or 06:00 for the next time it is six"));
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
