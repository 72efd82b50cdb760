package io.sluice.simulator.world.file;

import io.sluice.simulator.wire.OperationType;
import io.sluice.simulator.wire.TaskStatus;
import io.sluice.simulator.world.spec.Environment;
import io.sluice.simulator.world.spec.Expectation;
import io.sluice.simulator.world.spec.FactPattern;
import io.sluice.simulator.world.spec.InstanceSpec;
import io.sluice.simulator.world.spec.Scenario;
import io.sluice.simulator.world.spec.ScenarioStep;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a scenario from YAML or JSON in the format of {@code schemas/scenario.schema.json}. */
public final class ScenarioReader {

  /** The events that an expectation may name. */
  public static final List<String> EVENTS =
      List.of(
          "datasource.refresh.failed",
          "datasource.refresh.succeeded",
          "segment.threshold.crossed",
          "measure.threshold.crossed",
          "refresh.completed",
          "unification.completed");

  private static final Instant USUAL_START = Instant.parse("2026-01-05T08:00:00Z");
  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
  private static final int MANY = 1_000_000;

  private ScenarioReader() {}

  /**
   * Reads a scenario that uses a bundled environment of {@link Environments}.
   *
   * @throws FileException with all errors in the file
   */
  public static Scenario read(String name, String yaml) {
    return read(name, yaml, Environments::named);
  }

  /**
   * Reads a scenario.
   *
   * @param name name of the file in error messages
   * @param environments finds an environment by the name in the file; throws an
   *     IllegalArgumentException for an unknown one
   * @throws FileException with all errors in the file
   */
  public static Scenario read(
      String name, String yaml, Function<String, Environment> environments) {
    List<Problem> problems = new ArrayList<>();
    Fields in = Fields.of("", DocParser.parse(name, yaml, problems), problems);
    String title = in.text("scenario");
    String description = in.text("description", "");
    @Nullable Environment environment = environment(in, environments);
    boolean timeline = in.flag("timeline", false);
    @Nullable String instance = in.textOrNull("instance");
    long seed = in.whole("seed", 1, Long.MIN_VALUE, Long.MAX_VALUE);
    Instant start =
        in.shaped(
            "start",
            USUAL_START,
            "a time such as 2026-01-05T08:00:00Z, from 1900 to 2200",
            ScenarioReader::instant);
    Duration length = in.duration("length", Duration.ofMinutes(10));
    List<ScenarioStep> steps = in.each("steps", ScenarioReader::step);
    List<Expectation> expectations = in.each("expect", ScenarioReader::expectation);
    in.end();
    @Nullable InstanceSpec place = environment == null ? null : place(in, environment, instance);
    if (place != null) {
      Checks.scenario(in, place, steps, expectations);
    }
    if (environment == null || !problems.isEmpty()) {
      throw new FileException(name, problems);
    }
    return new Scenario(
        title,
        description,
        timeline ? environment : environment.withoutTimeline(),
        instance,
        seed,
        start,
        length,
        steps,
        expectations);
  }

  private static @Nullable Environment environment(
      Fields in, Function<String, Environment> environments) {
    String name = in.text("environment", Environments.RETAILER);
    try {
      return environments.apply(name);
    } catch (IllegalArgumentException | FileException e) {
      in.problem("environment", String.valueOf(e.getMessage()));
      return null;
    }
  }

  private static @Nullable InstanceSpec place(
      Fields in, Environment environment, @Nullable String instance) {
    for (InstanceSpec spec : environment.instances()) {
      if (instance == null || spec.name().equals(instance)) {
        return spec;
      }
    }
    in.problem(
        "instance",
        "names \""
            + instance
            + "\"; there are "
            + String.join(", ", environment.instances().stream().map(InstanceSpec::name).toList()));
    return null;
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text))
          .filter(time -> !time.isBefore(EARLIEST) && !time.isAfter(LATEST));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static ScenarioStep step(Fields in) {
    boolean timed = in.has("at");
    boolean waits = in.has("after");
    if (timed == waits) {
      in.problem(timed ? "after" : "at", "a step needs one of at (a time) and after (an event)");
    }
    List<String> deeds = new ArrayList<>(FaultChangeReader.FIELDS);
    deeds.add("do");
    deeds.removeIf(deed -> !in.has(deed));
    if (deeds.size() != 1) {
      in.problem(
          deeds.isEmpty() ? "do" : deeds.get(0),
          "a step needs one of do (an action), break (a fault rule), throttle and restore");
    }
    boolean acts = in.has("do");
    return new ScenarioStep(
        timed ? in.duration("at", Duration.ZERO) : null,
        waits ? in.one("after", ScenarioReader::pattern) : null,
        in.duration("wait", Duration.ZERO),
        acts ? ActionReader.read(in) : null,
        acts || deeds.isEmpty() ? null : FaultChangeReader.read(in, deeds.get(0)));
  }

  private static FactPattern pattern(Fields in) {
    List<FactPattern.FactKind> kinds = new ArrayList<>();
    @Nullable OperationType operation = null;
    @Nullable String subject = in.textOrNull("of");
    for (FactPattern.FactKind kind : FactPattern.FactKind.values()) {
      @Nullable String value = in.textOrNull(kind.word());
      if (value == null) {
        continue;
      }
      kinds.add(kind);
      if (kind == FactPattern.FactKind.EVALUATION) {
        subject = value;
      } else {
        operation = in.word(kind.word(), OperationType.ALL, OperationType::wire);
      }
    }
    if (kinds.size() != 1) {
      in.problem(
          "task", "needs one of task (an operation), job (an operation) and evaluation (a name)");
    }
    @Nullable TaskStatus status =
        in.has("status") ? in.word("status", TaskStatus.SUCCESSFUL, TaskStatus::wire) : null;
    return new FactPattern(
        kinds.isEmpty() ? FactPattern.FactKind.TASK : kinds.get(0),
        operation,
        subject,
        status,
        (int) in.whole("nth", 1, 1, MANY));
  }

  private static Expectation expectation(Fields in) {
    String event = in.text("event");
    if (!EVENTS.contains(event)) {
      in.problem("event", "must be one of " + String.join(", ", EVENTS));
    }
    boolean exact = in.has("times");
    int times = (int) in.whole("times", 1, 0, MANY);
    int atLeast = (int) in.whole("atLeast", exact ? times : 1, 0, MANY);
    int atMost = (int) in.whole("atMost", exact ? times : MANY, 0, MANY);
    if (atMost < atLeast) {
      in.problem("atMost", "must not be below atLeast");
    }
    return new Expectation(
        event,
        in.textOrNull("subject"),
        atLeast,
        atMost,
        in.has("from") ? in.duration("from", Duration.ZERO) : null,
        in.has("until") ? in.duration("until", Duration.ZERO) : null);
  }
}
