package io.sluice.hub.trigger;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * When a value crosses a threshold T. With the defaults (upwards, no options) the rule is that of
 * the vendor's trigger.
 *
 * @param direction {@link Direction#ABOVE} fires from ≤ T to > T, {@link Direction#BELOW} from ≥ T
 *     to < T
 * @param threshold T
 * @param margin hysteresis: how far the value must return behind T before it can fire again; 0 by
 *     default
 * @param minimumGap the minimum time between two firings, by the evaluations' own times; crossings
 *     within it are counted but suppressed; zero by default
 * @param onFirst whether a first value beyond T fires; false by default
 */
public record ThresholdRule(
    Direction direction,
    BigDecimal threshold,
    BigDecimal margin,
    Duration minimumGap,
    boolean onFirst) {

  /** The direction of a crossing. */
  public enum Direction {
    ABOVE(">"),
    BELOW("<");

    private final String sign;

    Direction(String sign) {
      this.sign = sign;
    }

    String sign() {
      return sign;
    }
  }

  /** The vendor's rule: upwards, no options. */
  public static ThresholdRule above(BigDecimal threshold) {
    return new ThresholdRule(Direction.ABOVE, threshold, BigDecimal.ZERO, Duration.ZERO, false);
  }

  /** Whether a value is beyond T; T itself is not. */
  boolean beyond(BigDecimal value) {
    int side = value.compareTo(threshold);
    return direction == Direction.ABOVE ? side > 0 : side < 0;
  }

  /** Whether a value re-arms the watch. */
  boolean back(BigDecimal value) {
    int side = value.compareTo(line());
    return direction == Direction.ABOVE ? side <= 0 : side >= 0;
  }

  /** The value that re-arms the watch: T, or the margin behind it. */
  BigDecimal line() {
    return direction == Direction.ABOVE ? threshold.subtract(margin) : threshold.add(margin);
  }

  /** The rule as a short text; equal for equal rules. */
  String text() {
    StringBuilder text = new StringBuilder(direction.sign()).append(plain(threshold));
    if (margin.signum() != 0) {
      text.append(" margin ").append(plain(margin));
    }
    if (!minimumGap.isZero()) {
      text.append(" gap ").append(minimumGap.toSeconds()).append('s');
    }
    return onFirst ? text.append(" first").toString() : text.toString();
  }

  /** A decimal without trailing zeros or exponent: 1e3 and 1000.0 are both 1000. */
  static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
