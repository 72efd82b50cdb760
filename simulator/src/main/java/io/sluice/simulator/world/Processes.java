package io.sluice.simulator.world;

import io.sluice.simulator.world.spec.ProcessSpec;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Generates sizes and values. Seed, process, ordinal and time determine a number on every machine:
 * no platform-dependent sine, no shared random stream.
 */
final class Processes {

  private static final double DAY_MILLIS = 86_400_000.0;

  /** Integers below this are exact as doubles. */
  private static final double EXACT = 1L << 53;

  private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};

  private final Instant start;

  Processes(Instant start) {
    this.start = start;
  }

  /** The value of the next evaluation, null for none; advances the state. */
  @Nullable BigDecimal next(ValueState state, Instant now) {
    long ordinal = state.ordinal++;
    ProcessSpec process = state.process;
    if (!process.series().isEmpty()) {
      return fromSeries(process, ordinal, state.shift);
    }
    if (process.jumpChance() > 0
        && Draws.unit(state.key, Draws.Lane.JUMPS, ordinal) < process.jumpChance()) {
      double jump = process.jumpSize() * Draws.around(state.key, Draws.Lane.JUMP, ordinal);
      state.shift = state.shift.add(rounded(jump, process));
    }
    double noise = process.noise() * Draws.around(state.key, Draws.Lane.NOISE, ordinal);
    return bounded(base(process, now).add(state.shift).add(rounded(noise, process)), process);
  }

  /** The value of an evaluation at an earlier time; does not change the state. */
  @Nullable BigDecimal past(ValueState state, int back, Instant time) {
    ProcessSpec process = state.process;
    if (!process.series().isEmpty()) {
      return process.series().get(0);
    }
    double noise = process.noise() * Draws.around(state.key, Draws.Lane.PAST, back);
    return bounded(base(process, time).add(rounded(noise, process)), process);
  }

  /**
   * Shifts the process so that its level is {@code level} now; noise and trend continue from there.
   * An explicit series is not changed.
   */
  void set(ValueState state, BigDecimal level, Instant now) {
    if (!state.process.series().isEmpty()) {
      return;
    }
    state.shift = level.subtract(base(state.process, now));
  }

  private BigDecimal base(ProcessSpec process, Instant now) {
    double millis = Duration.between(start, now).toMillis();
    double wave =
        process.amplitude() == 0
            ? 0
            : process.amplitude()
                * StrictMath.sin(2 * StrictMath.PI * millis / process.period().toMillis());
    double moved = process.trendPerDay() * (millis / DAY_MILLIS) + wave;
    return process.level().add(rounded(moved, process));
  }

  private static @Nullable BigDecimal fromSeries(
      ProcessSpec process, long ordinal, BigDecimal shift) {
    List<@Nullable BigDecimal> series = process.series();
    long index = process.repeat() ? ordinal % series.size() : Math.min(ordinal, series.size() - 1L);
    @Nullable BigDecimal value = series.get((int) index);
    return value == null ? null : value.add(shift);
  }

  private static BigDecimal rounded(double value, ProcessSpec process) {
    if (value == 0) {
      return BigDecimal.valueOf(0, process.decimals());
    }
    double scaled = value * POWERS[Math.min(process.decimals(), POWERS.length - 1)];
    return process.decimals() < POWERS.length && StrictMath.abs(scaled) < EXACT
        ? BigDecimal.valueOf((long) StrictMath.rint(scaled), process.decimals())
        : BigDecimal.valueOf(value).setScale(process.decimals(), RoundingMode.HALF_EVEN);
  }

  private static BigDecimal bounded(BigDecimal value, ProcessSpec process) {
    BigDecimal scaled = value.setScale(process.decimals(), RoundingMode.HALF_EVEN);
    @Nullable BigDecimal min = process.min();
    @Nullable BigDecimal max = process.max();
    if (min != null && scaled.compareTo(min) < 0) {
      return min;
    }
    return max != null && scaled.compareTo(max) > 0 ? max : scaled;
  }
}
