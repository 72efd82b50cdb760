package io.sluice.hub.trigger;

import io.sluice.hub.trigger.ThresholdMachine.ThresholdStep;
import io.sluice.hub.trigger.ThresholdState.CrossingTally;
import io.sluice.hub.trigger.ThresholdState.Phase;
import io.sluice.hub.trigger.Triggers.Observation;
import io.sluice.hub.trigger.Triggers.Reading;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The kind about segments with one planted fault: each is a way to violate the threshold rules. */
final class ThresholdVariant extends ThresholdKind {
  private static final BigDecimal TINY = new BigDecimal("1e-12");

  /** The machine, or one with a fault. */
  interface Machine {
    ThresholdStep on(ThresholdRule rule, ThresholdState state, Reading reading);
  }

  private final String name;
  private final Machine machine;
  private final UnaryOperator<String> restart;

  ThresholdVariant(String name, Machine machine, UnaryOperator<String> restart) {
    super(
        "segment.threshold.crossed",
        "OnSegmentThresholdCrossed",
        Parameter.required(
            "segmentName", Parameter.ParameterType.TEXT, "the segment's unique name"));
    this.name = name;
    this.machine = machine;
    this.restart = restart;
  }

  UnaryOperator<String> restart() {
    return restart;
  }

  @Override
  public String toString() {
    return name;
  }

  @Override
  public Optional<Observation> relevant(Observation observation) {
    return Optional.of(observation.onlySegments());
  }

  @Override
  ThresholdStep step(ThresholdRule rule, ThresholdState state, Reading reading) {
    return machine.on(rule, state, reading);
  }

  /** Every planted fault. */
  static List<ThresholdVariant> faulty() {
    return List.of(
        plant("fires at T itself", (r, s, v) -> real(shifted(r), s, v)),
        plant("forgets at a null", (r, s, v) -> v.value() == null ? blank(s) : real(r, s, v)),
        plant("takes no value for 0", (r, s, v) -> real(r, s, valued(v, orZero(v)))),
        plant("fires on an edit", (r, s, v) -> real(onFirst(r, true), s, v)),
        plant("never fires on a first value", (r, s, v) -> real(onFirst(r, false), s, v)),
        plant("compares as doubles", (r, s, v) -> real(r, s, valued(v, rounded(v)))),
        plant("lets a new entity inherit", (r, s, v) -> real(r, s, sameEntity(s, v))),
        plant("overlooks a redefinition", (r, s, v) -> real(r, s, sameDefinition(s, v))),
        plant("takes in what is older", (r, s, v) -> real(r, s, notOlder(s, v))),
        plant("takes an older entity for a new one", ThresholdVariant::oldEntity),
        plant("stays armed after firing", (r, s, v) -> phase(real(r, s, v), true, Phase.ARMED)),
        plant("never arms again", ThresholdVariant::neverArms),
        plant("does not arm at T", (r, s, v) -> atThreshold(r, s, v) ? stay(s) : real(r, s, v)),
        plant("ignores the margin", (r, s, v) -> real(margin(r, BigDecimal.ZERO), s, v)),
        plant("ignores the gap", (r, s, v) -> real(gap(r, Duration.ZERO), s, v)),
        plant("counts the gap's end in", (r, s, v) -> real(longer(r), s, v)),
        plant("begins the gap at a suppressed one", ThresholdVariant::gapFromSuppressed),
        plant("knows no downwards", (r, s, v) -> real(upwards(r), s, v)),
        plant("does not count crossings", (r, s, v) -> counts(real(r, s, v), 0)),
        plant("loses its place at a restart", text -> text.replace("ABOVE|", "ARMED|")),
        plant("loses the value at a restart", ThresholdVariant::withoutValue),
        plant("loses the time at a restart", ThresholdVariant::withoutTime));
  }

  private static ThresholdVariant plant(String name, Machine machine) {
    return new ThresholdVariant(name, machine, UnaryOperator.identity());
  }

  private static ThresholdVariant plant(String name, UnaryOperator<String> restart) {
    return new ThresholdVariant(name, ThresholdMachine::on, restart);
  }

  private static ThresholdStep real(ThresholdRule rule, ThresholdState state, Reading reading) {
    return ThresholdMachine.on(rule, state, reading);
  }

  private static ThresholdStep stay(ThresholdState state) {
    return new ThresholdStep(state, Optional.empty(), "");
  }

  private static ThresholdStep blank(ThresholdState state) {
    return stay(ThresholdState.unknown(state.epoch()));
  }

  private static boolean atThreshold(ThresholdRule rule, ThresholdState state, Reading reading) {
    BigDecimal value = reading.value();
    return state.phase() == Phase.ABOVE
        && value != null
        && value.compareTo(rule.threshold()) == 0
        && rule.margin().signum() == 0;
  }

  private static ThresholdStep neverArms(
      ThresholdRule rule, ThresholdState state, Reading reading) {
    ThresholdStep step = real(rule, state, reading);
    boolean armed = state.phase() == Phase.ABOVE && step.state().phase() == Phase.ARMED;
    return armed ? phase(step, false, Phase.ABOVE) : step;
  }

  private static ThresholdStep phase(ThresholdStep step, boolean afterFiring, Phase phase) {
    ThresholdState s = step.state();
    BigDecimal value = s.value();
    Instant at = s.evaluatedAt();
    boolean not = afterFiring && step.crossing().isEmpty();
    return not || value == null || at == null
        ? step
        : new ThresholdStep(s.moved(phase, value, at), step.crossing(), step.evaluation());
  }

  private static ThresholdStep oldEntity(
      ThresholdRule rule, ThresholdState state, Reading reading) {
    boolean other = !reading.version().incarnation().equals(state.version().incarnation());
    return real(
        rule, other ? copy(state, state.crossings(), null, state.firedAt()) : state, reading);
  }

  private static ThresholdStep gapFromSuppressed(
      ThresholdRule rule, ThresholdState state, Reading reading) {
    ThresholdStep step = real(rule, state, reading);
    ThresholdState next = step.state();
    boolean counted = next.tally().suppressed() > state.tally().suppressed();
    return counted
        ? stay(copy(next, next.crossings(), next.evaluatedAt(), next.evaluatedAt()))
        : step;
  }

  private static ThresholdStep counts(ThresholdStep step, long crossings) {
    ThresholdState s = step.state();
    ThresholdState next = copy(s, crossings, s.evaluatedAt(), s.firedAt());
    return new ThresholdStep(next, step.crossing(), step.evaluation());
  }

  private static ThresholdState copy(
      ThresholdState s, long crossings, @Nullable Instant evaluated, @Nullable Instant fired) {
    return ThresholdState.parse(
        new ThresholdState(
                s.phase(),
                new CrossingTally(s.epoch(), crossings, s.tally().suppressed()),
                s.version(),
                s.value(),
                evaluated,
                fired,
                s.noData())
            .text());
  }

  private static String withoutValue(String text) {
    if (ParkedWatches.isParked(text)) {
      return text;
    }
    ThresholdState s = ThresholdState.parse(text);
    return text.replace("|" + s.value() + "|", "|-|");
  }

  private static String withoutTime(String text) {
    return ParkedWatches.isParked(text)
        ? text
        : copy(
                ThresholdState.parse(text),
                ThresholdState.parse(text).crossings(),
                null,
                ThresholdState.parse(text).firedAt())
            .text();
  }

  private static ThresholdRule shifted(ThresholdRule rule) {
    boolean up = rule.direction() == ThresholdRule.Direction.ABOVE;
    BigDecimal threshold = up ? rule.threshold().subtract(TINY) : rule.threshold().add(TINY);
    return new ThresholdRule(
        rule.direction(), threshold, rule.margin(), rule.minimumGap(), rule.onFirst());
  }

  private static ThresholdRule onFirst(ThresholdRule rule, boolean fires) {
    return new ThresholdRule(
        rule.direction(), rule.threshold(), rule.margin(), rule.minimumGap(), fires);
  }

  private static ThresholdRule margin(ThresholdRule rule, BigDecimal margin) {
    return new ThresholdRule(
        rule.direction(), rule.threshold(), margin, rule.minimumGap(), rule.onFirst());
  }

  private static ThresholdRule gap(ThresholdRule rule, Duration gap) {
    return new ThresholdRule(
        rule.direction(), rule.threshold(), rule.margin(), gap, rule.onFirst());
  }

  private static ThresholdRule longer(ThresholdRule rule) {
    return rule.minimumGap().isZero() ? rule : gap(rule, rule.minimumGap().plusSeconds(1));
  }

  private static ThresholdRule upwards(ThresholdRule rule) {
    return new ThresholdRule(
        ThresholdRule.Direction.ABOVE,
        rule.threshold(),
        rule.margin(),
        rule.minimumGap(),
        rule.onFirst());
  }

  private static Reading sameEntity(ThresholdState state, Reading v) {
    String incarnation =
        state.version().incarnation().isEmpty()
            ? v.version().incarnation()
            : state.version().incarnation();
    return reading(v, incarnation, v.version().definition(), v.value(), v.evaluatedAt());
  }

  private static Reading sameDefinition(ThresholdState state, Reading v) {
    String definition =
        state.version().definition().isEmpty()
            ? v.version().definition()
            : state.version().definition();
    return reading(v, v.version().incarnation(), definition, v.value(), v.evaluatedAt());
  }

  private static Reading notOlder(ThresholdState state, Reading v) {
    Instant last = state.evaluatedAt();
    Instant at = v.evaluatedAt();
    boolean older = last != null && at != null && at.isBefore(last);
    return reading(
        v, v.version().incarnation(), v.version().definition(), v.value(), older ? last : at);
  }

  private static Reading valued(Reading v, @Nullable BigDecimal value) {
    return reading(v, v.version().incarnation(), v.version().definition(), value, v.evaluatedAt());
  }

  private static BigDecimal orZero(Reading v) {
    BigDecimal value = v.value();
    return value == null ? BigDecimal.ZERO : value;
  }

  private static @Nullable BigDecimal rounded(Reading v) {
    BigDecimal value = v.value();
    return value == null ? null : new BigDecimal(value.doubleValue());
  }

  private static Reading reading(
      Reading v,
      String incarnation,
      String definition,
      @Nullable BigDecimal value,
      @Nullable Instant at) {
    return new Reading(
        v.entity(), new EntityVersion(incarnation, definition), value, v.problem(), "r", at);
  }

  @Override
  public String doc() {
    return name;
  }

  @Override
  List<Reading> readings(Observation observation) {
    return observation.segments();
  }

  @Override
  boolean complete(Observation observation) {
    return observation.segmentsRead();
  }

  @Override
  Map<String, @Nullable Object> data(Reading reading, ThresholdRule rule, BigDecimal value) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("size", value);
    return data;
  }

  @Override
  String valueName() {
    return "size";
  }
}
