package io.sluice.hub.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.trigger.Explanation.Evaluated;
import io.sluice.hub.trigger.ThresholdMachine.ThresholdStep;
import io.sluice.hub.trigger.ThresholdRule.Direction;
import io.sluice.hub.trigger.ThresholdState.Phase;
import io.sluice.hub.trigger.Triggers.Reading;
import io.sluice.hub.trigger.Triggers.WatchSpec;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NearMissTest {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final BigDecimal LIMIT = new BigDecimal("1000");

  @Property(tries = 3_000)
  void the_smallest_change_fires_and_anything_smaller_does_not(
      @ForAll @Size(max = 12) List<@IntRange(min = -3, max = 3) Integer> walk,
      @ForAll boolean up,
      @ForAll boolean whole,
      @ForAll boolean first,
      @ForAll @IntRange(max = 2) int margin,
      @ForAll @IntRange(max = 3) int gap,
      @ForAll @IntRange(max = 2) int scale) {
    BigDecimal unit = BigDecimal.ONE.movePointLeft(whole ? 0 : scale);
    ThresholdRule rule =
        new ThresholdRule(
            up ? Direction.ABOVE : Direction.BELOW,
            whole && scale == 2 ? new BigDecimal("10.5") : BigDecimal.TEN,
            unit.multiply(BigDecimal.valueOf(margin)),
            Duration.ofMinutes(gap),
            first);
    ThresholdState state = ThresholdState.unknown(1);
    int minute = 0;
    for (int steps : walk) {
      BigDecimal value = BigDecimal.TEN.add(unit.multiply(BigDecimal.valueOf(steps)));
      state = on(rule, state, value, START.plusSeconds(60L * ++minute)).state();
    }
    NearMiss miss = NearMiss.of(rule, state, whole);
    BigDecimal grid = whole ? BigDecimal.ONE : BigDecimal.ONE.movePointLeft(digits(rule, state));
    assertThat(fires(rule, state, miss, miss.back().orElse(rule.threshold()), miss.beyond(), 0))
        .isTrue();
    BigDecimal toward = up ? grid.negate() : grid;
    assertThat(
            fires(
                rule,
                state,
                miss,
                miss.back().orElse(rule.threshold()),
                miss.beyond().add(toward),
                0))
        .isFalse();
    if (miss.back().isPresent()) {
      BigDecimal less = miss.back().get().subtract(toward);
      assertThat(fires(rule, state, miss, less, miss.beyond(), 0)).isFalse();
    }
    if (miss.notBefore().isPresent() && miss.back().isEmpty()) {
      assertThat(fires(rule, state, miss, rule.threshold(), miss.beyond(), -1)).isFalse();
    }
  }

  @Test
  void a_segment_just_below_its_threshold_shows_how_many_members_are_missing() {
    assertThat(explained("0 998", true))
        .contains(
            "High Value is 998, evaluated 2026-03-01T00:02:00Z; its threshold is 1,000 and 1,000 or"
                + " less is not beyond.",
            "1,001 or more would have fired it: 3 more members.");
  }

  @Test
  void a_segment_above_its_threshold_shows_how_far_it_must_fall() {
    assertThat(explained("0 1204", true))
        .contains(
            "To fire again it must first fall to 1,000 or less: 204 fewer members."
                + " Then 1,001 or more fires.");
  }

  @Test
  void a_measure_is_shown_with_its_own_decimals() {
    assertThat(explained("0 999.25", false))
        .contains("1,000.01 or more would have fired it: 0.76 more.");
  }

  @Test
  void a_watch_without_a_value_needs_a_baseline_first() {
    assertThat(explained("-", true))
        .contains(
            "The next value is taken as the baseline; after one that is not beyond, 1,001 or more"
                + " fires.");
  }

  @Test
  void numbers_are_written_with_their_thousands_apart_and_keep_every_digit() {
    assertThat(Explanation.number(new BigDecimal("-1234567.50"))).isEqualTo("-1,234,567.5");
    assertThat(Explanation.number(new BigDecimal("-0.5"))).isEqualTo("-0.5");
    assertThat(Explanation.number(new BigDecimal("12345678901234567890.01")))
        .isEqualTo("12,345,678,901,234,567,890.01");
  }

  private static List<String> explained(String values, boolean whole) {
    ThresholdRule rule = ThresholdRule.above(LIMIT);
    ThresholdState state = ThresholdState.unknown(1);
    String evaluation = "";
    int minute = 0;
    for (String value : values.split(" ")) {
      BigDecimal number = value.equals("-") ? null : new BigDecimal(value);
      ThresholdStep step = on(rule, state, number, START.plusSeconds(60L * ++minute));
      state = step.state();
      evaluation = step.evaluation();
    }
    return Explanation.of(
            new WatchSpec("k", "S", rule),
            whole,
            new Evaluated("High Value", state.text(), evaluation, START))
        .sentences();
  }

  private static boolean fires(
      ThresholdRule rule,
      ThresholdState before,
      NearMiss miss,
      BigDecimal back,
      BigDecimal beyond,
      int seconds) {
    Instant last = before.evaluatedAt() == null ? START : before.evaluatedAt();
    Instant at = miss.notBefore().filter(last::isBefore).orElse(last.plusSeconds(1));
    ThresholdState state = before;
    if (miss.back().isPresent() || miss.baseline()) {
      state = on(rule, state, back, last.plusNanos(1)).state();
    }
    ThresholdStep step = on(rule, state, beyond, at.plusSeconds(seconds));
    return step.crossing().isPresent() && step.state().phase() == Phase.ABOVE;
  }

  private static int digits(ThresholdRule rule, ThresholdState state) {
    BigDecimal sum = rule.threshold().add(rule.margin());
    BigDecimal all = state.value() == null ? sum : sum.add(state.value());
    int scale = 0;
    for (BigDecimal each : List.of(rule.threshold(), rule.margin(), all)) {
      scale = Math.max(scale, each.signum() == 0 ? 0 : each.stripTrailingZeros().scale());
    }
    return scale;
  }

  private static ThresholdStep on(
      ThresholdRule rule, ThresholdState state, BigDecimal value, Instant at) {
    return ThresholdMachine.on(
        rule,
        state,
        new Reading(
            new EntityRef("S", "High Value"), new EntityVersion("i", "d"), value, null, "r", at));
  }
}
