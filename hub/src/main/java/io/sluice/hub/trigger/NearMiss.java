package io.sluice.hub.trigger;

import io.sluice.hub.trigger.ThresholdRule.Direction;
import io.sluice.hub.trigger.ThresholdState.Phase;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;

/**
 * The smallest change that would make a threshold watch fire. Pure. Values lie on a grid: whole
 * members for a segment, for a measure the decimals that its value and the threshold are written
 * with.
 *
 * @param back the value that it must come back to first, the nearest on the grid; empty when the
 *     watch is armed
 * @param baseline whether a value at or behind the threshold must be observed first, because
 *     nothing is known to compare with
 * @param beyond the nearest value on the grid that is beyond the threshold
 * @param notBefore evaluations before this moment are within the minimum gap and do not fire; empty
 *     when none is in the way
 */
record NearMiss(
    Optional<BigDecimal> back, boolean baseline, BigDecimal beyond, Optional<Instant> notBefore) {

  /**
   * What it takes.
   *
   * @param whole whether only whole values can occur
   */
  static NearMiss of(ThresholdRule rule, ThresholdState state, boolean whole) {
    int scale = whole ? 0 : scale(rule, state);
    boolean up = rule.direction() == Direction.ABOVE;
    Instant fired = state.firedAt();
    Instant last = state.evaluatedAt();
    Optional<Instant> gapEnd =
        fired == null ? Optional.empty() : Optional.of(fired.plus(rule.minimumGap()));
    boolean free = last != null && gapEnd.filter(last::isBefore).isEmpty();
    boolean first = rule.onFirst() && state.version().incarnation().isEmpty();
    return new NearMiss(
        state.phase() == Phase.ABOVE
            ? Optional.of(
                rule.line().setScale(scale, up ? RoundingMode.FLOOR : RoundingMode.CEILING))
            : Optional.empty(),
        state.phase() == Phase.UNKNOWN && !first,
        next(rule.threshold(), scale, up),
        free ? Optional.empty() : gapEnd);
  }

  private static int scale(ThresholdRule rule, ThresholdState state) {
    BigDecimal value = state.value();
    int own = value == null ? 0 : digits(value);
    return Math.max(own, Math.max(digits(rule.threshold()), digits(rule.margin())));
  }

  private static int digits(BigDecimal value) {
    return Math.max(0, value.signum() == 0 ? 0 : value.stripTrailingZeros().scale());
  }

  private static BigDecimal next(BigDecimal threshold, int scale, boolean up) {
    BigDecimal step = BigDecimal.ONE.movePointLeft(scale);
    return up
        ? threshold.setScale(scale, RoundingMode.FLOOR).add(step)
        : threshold.setScale(scale, RoundingMode.CEILING).subtract(step);
  }
}
