package io.sluice.simulator.world.file;

import io.sluice.simulator.wire.InstanceType;
import io.sluice.simulator.wire.OperationType;
import io.sluice.simulator.world.spec.DurationRange;
import io.sluice.simulator.world.spec.Environment;
import io.sluice.simulator.world.spec.GenerateSpec;
import io.sluice.simulator.world.spec.HistorySpec;
import io.sluice.simulator.world.spec.InstanceSpec;
import io.sluice.simulator.world.spec.Oddity;
import io.sluice.simulator.world.spec.ProcessSpec;
import io.sluice.simulator.world.spec.RefreshSpec;
import io.sluice.simulator.world.spec.ScheduleSpec;
import io.sluice.simulator.world.spec.StageSpec;
import io.sluice.simulator.world.spec.TimelineSpec;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads an environment from YAML. */
public final class EnvironmentReader {

  /** Default number of customers. */
  private static final BigDecimal CUSTOMERS = BigDecimal.valueOf(1000);

  private static final Duration SECOND = Duration.ofSeconds(1);

  private EnvironmentReader() {}

  /**
   * Reads an environment.
   *
   * @param name name of the file in error messages
   * @throws FileException with all errors in the file
   */
  public static Environment read(String name, String yaml) {
    List<Problem> problems = new ArrayList<>();
    Fields in = Fields.of("", DocParser.parse(name, yaml, problems), problems);
    String title = in.text("environment");
    String description = in.text("description", "");
    List<InstanceSpec> instances = in.each("instances", EnvironmentReader::instance);
    if (instances.isEmpty()) {
      in.problem("instances", "is required: at least one instance");
    }
    in.end();
    Checks.names(in, instances);
    if (!problems.isEmpty()) {
      throw new FileException(name, problems);
    }
    return new Environment(title, description, instances);
  }

  private static InstanceSpec instance(Fields in) {
    InstanceSpec written =
        new InstanceSpec(
            uuid(in),
            in.text("name"),
            in.word("type", InstanceType.SANDBOX, InstanceType::wire),
            in.text("region", "westeurope"),
            in.has("customers")
                ? in.one("customers", ProcessReader::read)
                : ProcessSpec.constant(CUSTOMERS),
            in.one("refresh", EnvironmentReader::refresh),
            in.each("dataSources", EntityReader::dataSource),
            in.each("segments", EntityReader::segment),
            in.each("measures", EntityReader::measure),
            in.each("stages", EnvironmentReader::stage),
            in.each("schedules", EnvironmentReader::schedule),
            in.one("history", EnvironmentReader::history),
            oddities(in),
            in.has("timeline") ? in.one("timeline", EnvironmentReader::timeline) : null);
    return in.has("generate")
        ? Generator.extend(written, in.one("generate", EnvironmentReader::generate))
        : written;
  }

  private static Set<Oddity> oddities(Fields in) {
    Set<Oddity> oddities = new LinkedHashSet<>();
    for (String text : in.texts("oddities")) {
      EnumWords.find(Oddity.class, Oddity::word, text)
          .ifPresentOrElse(
              oddities::add,
              () ->
                  in.problem("oddities", "must be " + EnumWords.shape(Oddity.class, Oddity::word)));
    }
    return oddities;
  }

  private static GenerateSpec generate(Fields in) {
    return new GenerateSpec(
        in.whole("seed", 1, Long.MIN_VALUE, Long.MAX_VALUE),
        (int) in.whole("dataSources", 0, 0, 10_000),
        (int) in.whole("segments", 0, 0, 10_000),
        (int) in.whole("measures", 0, 0, 10_000),
        in.chance("scalarShare", 0.6),
        in.chance("attributeShare", 0.1),
        EntityReader.failures(in));
  }

  private static @Nullable UUID uuid(Fields in) {
    return in.shapedOrNull(
        "id",
        "a uuid",
        text ->
            text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                ? Optional.of(UUID.fromString(text))
                : Optional.empty());
  }

  private static RefreshSpec refresh(Fields in) {
    return new RefreshSpec(
        (int) in.whole("parallelism", 8, 1, 10_000),
        in.duration("queueDelay", Duration.ofMillis(300)),
        in.one("durations", EnvironmentReader::durations),
        in.range("otherwise", new DurationRange(SECOND, SECOND)),
        (int) in.whole("maxRetries", 2, 0, 20),
        in.duration("retryDelay", SECOND),
        in.flag("retryShown", false),
        (int) in.whole("keptJobs", 100, 1, 10_000));
  }

  private static Map<OperationType, DurationRange> durations(Fields in) {
    Map<OperationType, DurationRange> table = new LinkedHashMap<>();
    for (String name : in.names()) {
      DurationRange range = in.range(name, new DurationRange(SECOND, SECOND));
      EnumWords.find(OperationType.class, OperationType::wire, name)
          .ifPresentOrElse(
              operation -> table.put(operation, range),
              () ->
                  in.problem(
                      name,
                      "is no kind of operation; "
                          + EnumWords.shape(OperationType.class, OperationType::wire)));
    }
    return table;
  }

  private static StageSpec stage(Fields in) {
    return new StageSpec(
        in.word("operation", OperationType.ENRICHMENT, OperationType::wire),
        in.text("name"),
        in.texts("segments"),
        EntityReader.failures(in));
  }

  private static ScheduleSpec schedule(Fields in) {
    ScheduleSpec schedule =
        new ScheduleSpec(
            in.word("operation", OperationType.ALL, OperationType::wire),
            in.texts("identifiers"),
            in.text("timezone", "UTC"),
            in.texts("cron"),
            in.flag("active", true));
    Checks.schedule(in, schedule);
    return schedule;
  }

  private static HistorySpec history(Fields in) {
    return new HistorySpec(
        (int) in.whole("evaluations", 7, 0, 400),
        in.duration("every", Duration.ofDays(1)),
        in.duration("before", Duration.ofMinutes(10)));
  }

  private static TimelineSpec timeline(Fields in) {
    @Nullable Duration every = in.has("every") ? in.duration("every", SECOND) : null;
    return new TimelineSpec(
        every, in.duration("jitter", Duration.ZERO), in.each("steps", EnvironmentReader::step));
  }

  private static TimelineSpec.Step step(Fields in) {
    return new TimelineSpec.Step(
        in.duration("at", Duration.ZERO),
        in.chance("chance", 1),
        (int) in.whole("fromRound", 1, 1, 1_000_000),
        ActionReader.read(in));
  }
}
