package io.sluice.simulator.world;

import io.sluice.simulator.world.spec.Action;
import io.sluice.simulator.world.spec.ActionKind;
import io.sluice.simulator.world.spec.Outcome;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Makes a value cross a threshold upwards. If the value is already above or was never evaluated, an
 * evaluation below the threshold comes first, and the one above follows after a gap.
 */
final class Crossings {

  /** Distance from the threshold, as a fraction of it. */
  private static final BigDecimal PART = new BigDecimal("0.04");

  private final InstanceContext site;

  Crossings(InstanceContext site) {
    this.site = site;
  }

  Plan plan(SegmentRecord segment, Action action) {
    @Nullable Long count = segment.count;
    return plan(
        segment.value,
        count == null ? null : BigDecimal.valueOf(count),
        action,
        Action.of(ActionKind.EVALUATE_SEGMENT, segment.name));
  }

  Plan plan(MeasureRecord measure, Action action) {
    return plan(
        measure.value,
        current(measure),
        action,
        Action.of(ActionKind.EVALUATE_MEASURE, measure.name));
  }

  /** Current value of a scalar measure; null if it has none. */
  static @Nullable BigDecimal current(MeasureRecord measure) {
    if (measure.output == null || measure.output.values() == null) {
      return null;
    }
    for (String value : measure.output.values().values()) {
      return MeasureEffects.plain(value);
    }
    return null;
  }

  private Plan plan(
      ValueState state, @Nullable BigDecimal current, Action action, Action evaluation) {
    @Nullable BigDecimal threshold = action.value();
    if (threshold == null) {
      throw new IllegalArgumentException(action.kind().word() + " needs a threshold (value)");
    }
    int decimals = state.process.decimals();
    BigDecimal distance = distance(threshold, state);
    BigDecimal above = threshold.add(distance).setScale(decimals, RoundingMode.CEILING);
    if (current != null && current.compareTo(threshold) <= 0) {
      return new Plan(Outcome.SUCCESS, above, false, null);
    }
    BigDecimal below = threshold.subtract(distance).setScale(decimals, RoundingMode.FLOOR);
    Action second =
        evaluation
            .withValue(above)
            .withOutcome(Outcome.SUCCESS)
            .withSubmission(action.submission());
    return new Plan(Outcome.SUCCESS, below, false, new Plan.Then(action.gap(), second));
  }

  /**
   * Farther from the threshold than the usual noise, so that the next regular evaluation stays on
   * the same side.
   */
  private BigDecimal distance(BigDecimal threshold, ValueState state) {
    double noise =
        state.process.noise()
            * (1.5 + Draws.unit(state.key, Draws.Lane.SIZE, site.now().toEpochMilli()));
    BigDecimal part = threshold.abs().multiply(PART);
    return part.max(BigDecimal.valueOf(noise))
        .max(BigDecimal.ONE.movePointLeft(state.process.decimals()));
  }
}
