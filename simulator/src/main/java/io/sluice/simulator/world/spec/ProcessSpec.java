package io.sluice.simulator.world.spec;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number that varies over time: {@code level + trend + season + jumps + noise}, or an explicit
 * series.
 *
 * @param level the value at the start of the world
 * @param trendPerDay change per day
 * @param amplitude amplitude of the seasonal wave; 0 for none
 * @param period length of the seasonal wave
 * @param noise maximum random deviation of an evaluation
 * @param jumpChance probability that the level jumps at an evaluation
 * @param jumpSize maximum jump, up or down
 * @param series explicit values, one per evaluation; null for an evaluation without a value; empty
 *     for none
 * @param repeat whether the series restarts after its end; otherwise its last value remains
 * @param min lower bound, null for none
 * @param max upper bound, null for none
 * @param decimals digits after the point, 0 to 18
 */
public record ProcessSpec(
    BigDecimal level,
    double trendPerDay,
    double amplitude,
    Duration period,
    double noise,
    double jumpChance,
    double jumpSize,
    List<@Nullable BigDecimal> series,
    boolean repeat,
    @Nullable BigDecimal min,
    @Nullable BigDecimal max,
    int decimals) {

  /** Copies the series, which may contain nulls. */
  public ProcessSpec {
    series = Collections.unmodifiableList(new ArrayList<>(series));
  }

  /** A constant number. */
  public static ProcessSpec constant(BigDecimal level) {
    return new ProcessSpec(
        level, 0, 0, Duration.ofDays(7), 0, 0, 0, List.of(), false, null, null, level.scale());
  }
}
