package io.sluice.hub.trigger;

import io.sluice.hub.trigger.ThresholdRule.Direction;
import io.sluice.hub.trigger.ThresholdState.Phase;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;

/**
 * The smallest change that would make a threshold watch fire. Values are rounded to a grid: whole
 * members for a segment; for a measure, as many decimals as its value and the threshold have. Pure.
 *
 * @param back the nearest value that re-arms the watch; empty when it is armed
 * @param baseline whether a value that is not beyond the threshold must be observed first, because
 *     there is none to compare with
 * @param beyond the nearest value beyond the threshold
 * @param notBefore the end of the minimum gap, before which crossings are suppressed; empty when
 *     the gap is over
 */
record NearMiss(
    Optional<BigDecimal> back, boolean baseline, BigDecimal beyond, Optional<Instant> notBefore) {

  /**
   * The near miss of a state.
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
    boolean gapOver = last != null && gapEnd.filter(last::isBefore).isEmpty();
    boolean first = rule.onFirst() && state.version().incarnation().isEmpty();
    return new NearMiss(
        state.phase() == Phase.ABOVE
            ? Optional.of(
                rule.line().setScale(scale, up ? RoundingMode.FLOOR : RoundingMode.CEILING))
            : Optional.empty(),
        state.phase() == Phase.UNKNOWN && !first,
        next(rule.threshold(), scale, up),
        gapOver ? Optional.empty() : gapEnd);
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
