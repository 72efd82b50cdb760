package io.sluice.hub.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.trigger.ThresholdMachine.ThresholdStep;
import io.sluice.hub.trigger.ThresholdRule.Direction;
import io.sluice.hub.trigger.ThresholdState.Phase;
import io.sluice.hub.trigger.Triggers.Reading;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdMachineTest {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final ThresholdRule ABOVE_TEN = ThresholdRule.above(BigDecimal.TEN);

  @ParameterizedTest(name = "{0} fires {1} times")
  @CsvSource({
    "'9 10', 0", // equal is not above
    "'9 10 11', 1", // equal, then above
    "'11', 0", // the first observation is a baseline
    "'11 12', 0",
    "'11 10 11', 1", // equal re-arms
    "'9 11 9 11', 2",
    "'9 - 11', 1", // no value between keeps the state
    "'9 11 - 12', 1",
    "'-1 0 -0.0 11', 1",
    "'9 1e1 1.1e1', 1",
  })
  void fires_at_each_crossing_from_at_or_below_to_above(String values, int times) {
    assertThat(run(ABOVE_TEN, values.split(" ")).fired()).isEqualTo(times);
  }

  @Test
  void compares_as_decimals_beyond_the_precision_of_doubles() {
    ThresholdRule rule = ThresholdRule.above(new BigDecimal("9007199254740992"));
    assertThat(run(rule, "9007199254740992", "9007199254740993").fired()).isEqualTo(1);
  }

  @Test
  void below_mirrors_above() {
    ThresholdRule rule =
        new ThresholdRule(Direction.BELOW, BigDecimal.TEN, BigDecimal.ZERO, Duration.ZERO, false);
    assertThat(run(rule, "11", "10", "9", "10", "9").fired()).isEqualTo(2);
  }

  @Test
  void a_margin_asks_the_value_to_come_back_further() {
    ThresholdRule rule =
        new ThresholdRule(
            Direction.ABOVE, BigDecimal.TEN, new BigDecimal("2"), Duration.ZERO, false);
    assertThat(run(rule, "5", "11", "9", "11", "8", "11").fired()).isEqualTo(2);
  }

  @Test
  void crossings_within_the_minimum_gap_are_counted_and_not_fired() {
    ThresholdRule rule =
        new ThresholdRule(
            Direction.ABOVE, BigDecimal.TEN, BigDecimal.ZERO, Duration.ofMinutes(3), false);
    Outcome outcome = run(rule, "5", "11", "5", "11", "5", "11");
    assertThat(outcome.fired()).isEqualTo(2);
    assertThat(outcome.state().tally().suppressed()).isEqualTo(1);
    assertThat(outcome.state().crossings()).isEqualTo(3);
  }

  @Test
  void a_first_value_above_fires_only_when_asked_for() {
    ThresholdRule rule =
        new ThresholdRule(Direction.ABOVE, BigDecimal.TEN, BigDecimal.ZERO, Duration.ZERO, true);
    assertThat(run(rule, "11").fired()).isEqualTo(1);
  }

  @Test
  void an_entity_created_anew_starts_from_a_baseline() {
    ThresholdState armed = run(ABOVE_TEN, "9").state();
    ThresholdStep step = ThresholdMachine.on(ABOVE_TEN, armed, reading("11", 9, "second", "d"));
    assertThat(step.crossing()).isEmpty();
    assertThat(step.state().phase()).isEqualTo(Phase.ABOVE);
  }

  @Test
  void a_redefinition_fires_nothing_and_waits_for_a_value_of_the_new_definition() {
    ThresholdState armed = run(ABOVE_TEN, "9").state();
    ThresholdStep redefined = ThresholdMachine.on(ABOVE_TEN, armed, reading("9", 1, "i", "new"));
    assertThat(redefined.state().phase()).isEqualTo(Phase.UNKNOWN);
    ThresholdStep evaluated =
        ThresholdMachine.on(ABOVE_TEN, redefined.state(), reading("50", 2, "i", "new"));
    assertThat(evaluated.crossing()).isEmpty();
    assertThat(evaluated.state().phase()).isEqualTo(Phase.ABOVE);
  }

  @Test
  void an_older_evaluation_is_ignored() {
    ThresholdState above = run(ABOVE_TEN, "9", "11").state();
    ThresholdStep step = ThresholdMachine.on(ABOVE_TEN, above, reading("9", 1, "i", "d"));
    assertThat(step.state()).isEqualTo(above);
  }

  @Test
  void the_same_observation_again_changes_nothing() {
    ThresholdState above = run(ABOVE_TEN, "9", "11").state();
    ThresholdStep step = ThresholdMachine.on(ABOVE_TEN, above, reading("11", 2, "i", "d"));
    assertThat(step.crossing()).isEmpty();
    assertThat(step.state()).isEqualTo(above);
  }

  @Test
  void each_evaluation_says_in_words_what_was_found() {
    ThresholdState state = ThresholdState.unknown(1);
    List<String> said = new ArrayList<>();
    Reading refused =
        new Reading(
            new EntityRef("S", "Segment"),
            new EntityVersion("i", "d"),
            null,
            "it has dimensions",
            "run",
            START);
    Reading none =
        new Reading(
            new EntityRef("S", "Segment"), new EntityVersion("i", "d"), null, null, "run", START);
    List<Reading> readings =
        List.of(
            none,
            refused,
            reading("9", 1, "i", "d"),
            reading("8", 2, "i", "d"),
            reading("12", 3, "i", "d"),
            reading("13", 4, "i", "d"),
            reading("7", 3, "i", "d"),
            reading("10", 5, "i", "d"),
            reading("11", 6, "j", "d"));
    for (Reading reading : readings) {
      ThresholdStep step = ThresholdMachine.on(ABOVE_TEN, state, reading);
      state = step.state();
      said.add(step.evaluation());
    }
    assertThat(said)
        .containsExactly(
            "no value: not evaluated yet; state kept",
            "no value: it has dimensions; state kept",
            "first observation: 9 taken as the baseline",
            "8 is not > 10",
            "crossed: 8 before, now 12",
            "13 is still beyond; fires again once it was back",
            "an evaluation of 2026-03-01T00:03:00Z, older than the one known; ignored",
            "came back to 10; armed again",
            "created anew: 11 taken as the baseline");
  }

  @Property(tries = 300)
  void fires_as_often_as_a_naive_count_of_crossings(@ForAll("walks") List<Integer> values) {
    String[] texts = values.stream().map(String::valueOf).toArray(String[]::new);
    int expected = 0;
    for (int i = 1; i < values.size(); i++) {
      expected += values.get(i - 1) <= 10 && values.get(i) > 10 ? 1 : 0;
    }
    assertThat(run(ABOVE_TEN, texts).fired()).isEqualTo(expected);
  }

  @Property(tries = 200)
  void a_state_survives_its_text(@ForAll("walks") List<Integer> values) {
    String[] texts = values.stream().map(String::valueOf).toArray(String[]::new);
    ThresholdState state = run(ABOVE_TEN, texts).state();
    assertThat(ThresholdState.parse(state.text())).isEqualTo(state);
  }

  @Provide
  Arbitrary<List<Integer>> walks() {
    return Arbitraries.integers().between(8, 12).list().ofMinSize(1).ofMaxSize(200);
  }

  private record Outcome(int fired, ThresholdState state, List<Long> ordinals) {}

  private static Outcome run(ThresholdRule rule, String... values) {
    ThresholdState state = ThresholdState.unknown(1);
    List<Long> ordinals = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      ThresholdStep step = ThresholdMachine.on(rule, state, reading(values[i], i + 1, "i", "d"));
      state = step.state();
      step.crossing().ifPresent(crossing -> ordinals.add(crossing.ordinal()));
    }
    assertThat(ordinals).doesNotHaveDuplicates();
    return new Outcome(ordinals.size(), state, ordinals);
  }

  private static Reading reading(String value, int minute, String incarnation, String definition) {
    BigDecimal number = value.equals("-") ? null : new BigDecimal(value);
    return new Reading(
        new EntityRef("S", "Segment"),
        new EntityVersion(incarnation, definition),
        number,
        null,
        "run-" + minute,
        START.plusSeconds(60L * minute));
  }
}
