package io.sluice.hub.trigger;

import static io.sluice.hub.trigger.ThresholdRule.plain;

import io.sluice.hub.trigger.ThresholdState.Phase;
import io.sluice.hub.trigger.Triggers.Reading;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a value has crossed a threshold: a pure function of (state, reading). A value
 * equal to the threshold is not beyond it; the first value is a baseline; a reading without a value
 * keeps the state; a redefined or re-created entity starts with a new baseline; an evaluation older
 * than the known one is ignored. docs/faults.md lists the cases (part B).
 */
final class ThresholdMachine {
  private ThresholdMachine() {}

  /**
   * One crossing.
   *
   * @param ordinal counts the crossings of an incarnation and epoch from 1
   * @param from the value before; null when a first value fires
   */
  record Crossing(long ordinal, @Nullable BigDecimal from, BigDecimal to, Instant at) {}

  /**
   * The outcome of a reading.
   *
   * @param crossing the crossing, if it fires
   * @param evaluation what was found, for people
   */
  record ThresholdStep(ThresholdState state, Optional<Crossing> crossing, String evaluation) {}

  static ThresholdStep on(ThresholdRule rule, ThresholdState state, Reading reading) {
    BigDecimal value = reading.value();
    Instant at = reading.evaluatedAt();
    if (value == null || at == null) {
      String why = reading.problem() == null ? "not evaluated yet" : reading.problem();
      return stay(state, "no value: " + why + "; state kept");
    }
    ValuedReading seen = new ValuedReading(reading, value, at);
    Instant last = state.evaluatedAt();
    // Checked first: an old answer may show a former entity or definition, and taking it for a
    // baseline would hide the next crossing.
    if (last != null && at.isBefore(last)) {
      return stay(state, "an evaluation of " + at + ", older than the one known; ignored");
    }
    if (!state.version().sameIncarnation(reading.version())) {
      String why = state.version().incarnation().isEmpty() ? "first observation" : "created anew";
      return baseline(rule, state, seen, why);
    }
    if (!state.version().sameDefinition(reading.version())) {
      return redefined(rule, state, seen);
    }
    ThresholdState known = state.known(reading.version());
    return switch (state.phase()) {
      case UNKNOWN ->
          at.equals(last)
              ? stay(known, "its definition changed; waits for its next evaluation")
              : baseline(rule, known, seen, "first evaluation of its new definition");
      case ARMED -> fromArmed(rule, known, seen);
      case ABOVE -> fromAbove(rule, known, seen);
    };
  }

  /**
   * A value of the old definition is no baseline for the new one, so the baseline is the next
   * evaluation.
   */
  private static ThresholdStep redefined(
      ThresholdRule rule, ThresholdState state, ValuedReading seen) {
    if (!seen.at().equals(state.evaluatedAt())) {
      return baseline(rule, state, seen, "its definition changed");
    }
    ThresholdState next = state.awaiting(seen.reading().version());
    return stay(next, "its definition changed; waits for its next evaluation");
  }

  private static ThresholdStep fromArmed(
      ThresholdRule rule, ThresholdState state, ValuedReading seen) {
    if (!rule.beyond(seen.value())) {
      return stay(
          state.moved(Phase.ARMED, seen.value(), seen.at()),
          unchanged(rule, Phase.ARMED, seen.value()));
    }
    ThresholdState next = state.crossed(seen.value(), seen.at(), !tooSoon(rule, state, seen.at()));
    if (tooSoon(rule, state, seen.at())) {
      return stay(
          next,
          "crossed, but within "
              + rule.minimumGap().toSeconds()
              + " s of the firing before; not fired");
    }
    return new ThresholdStep(
        next,
        Optional.of(new Crossing(next.crossings(), state.value(), seen.value(), seen.at())),
        "crossed: " + show(state.value()) + " before, now " + plain(seen.value()));
  }

  private static ThresholdStep fromAbove(
      ThresholdRule rule, ThresholdState state, ValuedReading seen) {
    BigDecimal value = seen.value();
    return rule.back(value)
        ? stay(
            state.moved(Phase.ARMED, value, seen.at()),
            "came back to " + plain(value) + "; armed again")
        : stay(state.moved(Phase.ABOVE, value, seen.at()), unchanged(rule, Phase.ABOVE, value));
  }

  private static ThresholdStep baseline(
      ThresholdRule rule, ThresholdState state, ValuedReading seen, String why) {
    boolean beyond = rule.beyond(seen.value());
    boolean first = !state.version().sameIncarnation(seen.reading().version());
    boolean fires = beyond && rule.onFirst() && first;
    ThresholdState next =
        state.baseline(
            seen.reading().version(),
            beyond ? Phase.ABOVE : Phase.ARMED,
            seen.value(),
            seen.at(),
            fires);
    String text = why + ": " + plain(seen.value());
    return fires
        ? new ThresholdStep(
            next,
            Optional.of(new Crossing(next.crossings(), null, seen.value(), seen.at())),
            text + ", fired as asked for")
        : stay(next, text + " taken as the baseline");
  }

  private static boolean tooSoon(ThresholdRule rule, ThresholdState state, Instant at) {
    Instant fired = state.firedAt();
    return fired != null && at.isBefore(fired.plus(rule.minimumGap()));
  }

  private static ThresholdStep stay(ThresholdState state, String evaluation) {
    return new ThresholdStep(state, Optional.empty(), evaluation);
  }

  private static String unchanged(ThresholdRule rule, Phase phase, BigDecimal value) {
    return phase == Phase.ABOVE
        ? plain(value) + " is still beyond; fires again once it was back"
        : plain(value) + " is not " + rule.direction().sign() + " " + plain(rule.threshold());
  }

  private static String show(@Nullable BigDecimal value) {
    return value == null ? "nothing" : plain(value);
  }

  /** A reading that has a value. */
  private record ValuedReading(Reading reading, BigDecimal value, Instant at) {}
}
