package io.sluice.hub.trigger;

import io.sluice.hub.trigger.ThresholdMachine.Crossing;
import io.sluice.hub.trigger.ThresholdRule.Direction;
import io.sluice.hub.trigger.Triggers.Observation;
import io.sluice.hub.trigger.Triggers.Reading;
import io.sluice.hub.trigger.Triggers.SubscriptionMatch;
import io.sluice.hub.trigger.Triggers.TriggerEffects;
import io.sluice.hub.trigger.Triggers.TriggerEvent;
import io.sluice.hub.trigger.Triggers.WatchOutcome;
import io.sluice.hub.trigger.Triggers.WatchSpec;
import io.sluice.hub.trigger.Triggers.WatchState;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The common part of the kinds with a threshold; they differ in the readings that they evaluate and
 * in the fields of their events.
 */
abstract class ThresholdKind implements TriggerKind {
  private static final Parameter THRESHOLD =
      Parameter.required(
          "threshold", Parameter.ParameterType.NUMBER, "fires when the value goes above it");
  private static final Parameter DIRECTION =
      new Parameter(
          "direction",
          Parameter.ParameterType.TEXT,
          false,
          List.of("above", "below", "both"),
          "above (default), below, or both");
  private static final Parameter MARGIN =
      Parameter.optional(
          "rearmMargin",
          Parameter.ParameterType.NUMBER,
          "how far the value must come back behind the threshold to fire again (default 0)");
  private static final Parameter GAP =
      Parameter.optional(
          "minimumSecondsBetween",
          Parameter.ParameterType.SECONDS,
          "crossings sooner after a firing are counted, not fired (default 0)");
  private static final Parameter FIRST =
      Parameter.optional(
          "fireOnFirstObservation",
          Parameter.ParameterType.BOOLEAN,
          "whether a first value beyond the threshold fires (default false)");

  private final String id;
  private final String operationId;
  private final Parameter entity;

  ThresholdKind(String id, String operationId, Parameter entity) {
    this.id = id;
    this.operationId = operationId;
    this.entity = entity;
  }

  /** The readings of this kind's entities. */
  abstract List<Reading> readings(Observation observation);

  /** Whether the list of this kind's entities could be read. */
  abstract boolean complete(Observation observation);

  /** The fields of an event; the epoch is added to them. */
  abstract Map<String, @Nullable Object> data(
      Reading reading, ThresholdRule rule, BigDecimal value);

  /** The name of the value in {@code previous}. */
  abstract String valueName();

  @Override
  public final String id() {
    return id;
  }

  @Override
  public final String operationId() {
    return operationId;
  }

  @Override
  public final List<Parameter> parameters() {
    return List.of(entity, THRESHOLD, DIRECTION, MARGIN, GAP, FIRST);
  }

  @Override
  public final List<WatchSpec> watches(Map<String, @Nullable Object> parameters) {
    String subject = String.valueOf(parameters.get(entity.name()));
    Object direction = parameters.get(DIRECTION.name());
    List<Direction> directions =
        "both".equals(direction)
            ? List.of(Direction.ABOVE, Direction.BELOW)
            : List.of("below".equals(direction) ? Direction.BELOW : Direction.ABOVE);
    return directions.stream().map(way -> spec(subject, way, parameters)).toList();
  }

  private WatchSpec spec(
      String subject, Direction direction, Map<String, @Nullable Object> parameters) {
    ThresholdRule rule =
        new ThresholdRule(
            direction,
            Parameter.number(parameters.get(THRESHOLD.name())).orElseThrow(),
            Parameter.number(parameters.get(MARGIN.name())).orElse(BigDecimal.ZERO).abs(),
            Parameter.number(parameters.get(GAP.name()))
                .map(seconds -> Duration.ofSeconds(seconds.longValue()))
                .orElse(Duration.ZERO),
            Boolean.TRUE.equals(parameters.get(FIRST.name())));
    return new WatchSpec(id + "/" + subject + " " + rule.text(), subject, rule);
  }

  @Override
  public final TriggerEffects decide(
      Observation observation, List<WatchSpec> wanted, Map<String, String> states) {
    Map<String, List<Reading>> byId = new LinkedHashMap<>();
    for (Reading reading : readings(observation)) {
      byId.computeIfAbsent(reading.id(), absent -> new ArrayList<>()).add(reading);
    }
    List<TriggerEvent> events = new ArrayList<>();
    List<WatchState> watches = new ArrayList<>();
    for (WatchSpec spec : wanted) {
      List<Reading> readings = byId.getOrDefault(spec.subjectId(), List.of());
      ThresholdState state = resume(states.get(spec.key()));
      if (readings.isEmpty()) {
        missing(observation, spec, state).ifPresent(watches::add);
      } else {
        watches.add(take(observation, spec, state, readings, events));
      }
    }
    ParkedWatches.park(this, observation.at(), wanted, states, watches);
    return new TriggerEffects(events, watches);
  }

  /** Applies a reading to a state; tests override it with faulty machines. */
  ThresholdMachine.ThresholdStep step(ThresholdRule rule, ThresholdState state, Reading reading) {
    return ThresholdMachine.on(rule, state, reading);
  }

  private WatchState take(
      Observation observation,
      WatchSpec spec,
      ThresholdState before,
      List<Reading> readings,
      List<TriggerEvent> events) {
    ThresholdState state = before;
    String evaluation = "";
    for (Reading reading : readings) {
      ThresholdMachine.ThresholdStep step = step(spec.rule(), state, reading);
      state = step.state();
      evaluation = step.evaluation();
      Optional<Crossing> crossing = step.crossing();
      if (crossing.isPresent()) {
        events.add(event(observation, spec, state, reading, crossing.get()));
      }
    }
    boolean valued =
        readings.stream().anyMatch(one -> one.value() != null && one.evaluatedAt() != null);
    NoData noData = valued ? NoData.NONE : before.noData().more(observation.at());
    String name = readings.get(readings.size() - 1).entity().name();
    return watch(observation, spec, state.with(noData), name, evaluation);
  }

  private TriggerEvent event(
      Observation observation,
      WatchSpec spec,
      ThresholdState state,
      Reading reading,
      Crossing crossing) {
    String eventId =
        StateText.id(
            observation.connection(),
            spec.key(),
            state.version().incarnation(),
            Long.toString(crossing.ordinal()),
            Integer.toString(state.epoch()),
            state.version().fingerprint());
    Map<String, @Nullable Object> previous = new LinkedHashMap<>();
    previous.put(valueName(), crossing.from());
    Map<String, @Nullable Object> data = data(reading, spec.rule(), crossing.to());
    data.put("epoch", state.epoch());
    return new TriggerEvent(
        eventId, new WatchKey(id, spec.key()), reading.entity(), crossing.at(), data, previous);
  }

  private WatchState watch(
      Observation observation,
      WatchSpec spec,
      ThresholdState state,
      String name,
      String evaluation) {
    BigDecimal value = state.value();
    Instant since = state.noData().reportedSince().orElse(null);
    return new WatchState(
        new WatchKey(id, spec.key()),
        new EntityRef(spec.subjectId(), name),
        state.text(),
        new WatchOutcome(
            value == null ? null : ThresholdRule.plain(value),
            ThresholdRule.plain(spec.rule().threshold()),
            since == null ? evaluation : "no data since " + since + ": " + evaluation),
        since,
        observation.at());
  }

  private Optional<WatchState> missing(
      Observation observation, WatchSpec spec, ThresholdState state) {
    if (!complete(observation)) {
      return Optional.empty();
    }
    String evaluation =
        "the environment has no " + entity.name() + " '" + spec.subjectId() + "'; state kept";
    ThresholdState silent = state.with(state.noData().more(observation.at()));
    return Optional.of(watch(observation, spec, silent, spec.subjectId(), evaluation));
  }

  private static ThresholdState resume(@Nullable String text) {
    if (text == null) {
      return ThresholdState.unknown(1);
    }
    return ParkedWatches.isParked(text)
        ? ThresholdState.unknown(ParkedWatches.epoch(text) + 1)
        : ThresholdState.parse(text);
  }

  @Override
  public final SubscriptionMatch match(
      Map<String, @Nullable Object> parameters, TriggerEvent event) {
    boolean wanted =
        watches(parameters).stream().anyMatch(spec -> spec.key().equals(event.watch().key()));
    return wanted ? SubscriptionMatch.ASKED : SubscriptionMatch.UNRELATED;
  }
}
