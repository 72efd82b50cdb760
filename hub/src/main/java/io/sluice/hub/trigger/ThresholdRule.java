package io.sluice.hub.trigger;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * When a value counts as having crossed.
 *
 * @param direction {@link Direction#ABOVE} fires from ≤ T to > T, {@link Direction#BELOW} from ≥ T
 *     to < T
 * @param threshold T
 * @param margin how far the value must go back behind T before it can fire again; 0 is the
 *     original's behaviour
 * @param minimumGap the least time between two firings, by the evaluations' own times; crossings
 *     inside it are counted, not fired; zero is the original's behaviour
 * @param onFirst whether a first observation beyond T fires; false is the original's behaviour
 */
public record ThresholdRule(
    Direction direction,
    BigDecimal threshold,
    BigDecimal margin,
    Duration minimumGap,
    boolean onFirst) {

  /** Which way a crossing goes. */
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

  /** The original's rule: upwards only, no options. */
  public static ThresholdRule above(BigDecimal threshold) {
    return new ThresholdRule(Direction.ABOVE, threshold, BigDecimal.ZERO, Duration.ZERO, false);
  }

  /** Whether a value is beyond T; equal is not. */
  boolean beyond(BigDecimal value) {
    int side = value.compareTo(threshold);
    return direction == Direction.ABOVE ? side > 0 : side < 0;
  }

  /** Whether a value is far enough back for the next crossing to count. */
  boolean back(BigDecimal value) {
    int side = value.compareTo(line());
    return direction == Direction.ABOVE ? side <= 0 : side >= 0;
  }

  /** Where a value counts as back: the threshold, or the margin behind it. */
  BigDecimal line() {
    return direction == Direction.ABOVE ? threshold.subtract(margin) : threshold.add(margin);
  }

  /** The rule as one short text, the same for rules that are the same. */
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

  /** A decimal without needless zeros or exponent, so that 1e3 and 1000.0 read the same. */
  static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
