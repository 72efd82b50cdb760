package io.sluice.simulator.world.spec;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a number moves over time: {@code level + trend + season + jumps + noise}, or an explicit
 * series.
 *
 * @param level the value at the start of the world
 * @param trendPerDay change in a day
 * @param amplitude height of the season's wave; 0 for none
 * @param period length of the season's wave
 * @param noise largest distance that chance adds or takes away at an evaluation
 * @param jumpChance chance, 0 to 1, that the level jumps at an evaluation
 * @param jumpSize largest jump, up or down
 * @param series explicit values, one for each evaluation in turn; a null stands for an evaluation
 *     without a value; empty for none
 * @param repeat whether the series starts again after its end; otherwise its last value stays
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

  /** Keeps an own copy of the series, which may hold nulls. */
  public ProcessSpec {
    series = Collections.unmodifiableList(new ArrayList<>(series));
  }

  /** A number that never moves. */
  public static ProcessSpec constant(BigDecimal level) {
    return new ProcessSpec(
        level, 0, 0, Duration.ofDays(7), 0, 0, 0, List.of(), false, null, null, level.scale());
  }
}
