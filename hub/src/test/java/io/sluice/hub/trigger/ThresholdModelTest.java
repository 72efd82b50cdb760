package io.sluice.hub.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.trigger.ThresholdMachine.ThresholdStep;
import io.sluice.hub.trigger.ThresholdState.Phase;
import io.sluice.hub.trigger.Triggers.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The threshold machine, driven through its kind, against an oracle that was written independently
 * from the description in docs/faults.md.
 */
class ThresholdModelTest {
  /** The long profile makes it a million. */
  private static final long SEQUENCES = Long.getLong("sluice.thresholdSequences", 100_000);

  private static final long ENOUGH_FOR_A_FAULT = 1_000;

  /** Every transition: phase before, reading, phase after, outcome. */
  private static final Set<String> TRANSITIONS =
      new TreeSet<>(
          List.of(
              "UNKNOWN no-value UNKNOWN -",
              "UNKNOWN first ARMED -",
              "UNKNOWN first ABOVE -",
              "UNKNOWN first ABOVE fired",
              "UNKNOWN older UNKNOWN -",
              "UNKNOWN created-anew ARMED -",
              "UNKNOWN created-anew ABOVE -",
              "UNKNOWN created-anew ABOVE fired",
              "UNKNOWN redefined UNKNOWN -",
              "UNKNOWN redefined ARMED -",
              "UNKNOWN redefined ABOVE -",
              "UNKNOWN same-time UNKNOWN -",
              "UNKNOWN newer ARMED -",
              "UNKNOWN newer ABOVE -",
              "ARMED no-value ARMED -",
              "ARMED older ARMED -",
              "ARMED created-anew ARMED -",
              "ARMED created-anew ABOVE -",
              "ARMED created-anew ABOVE fired",
              "ARMED redefined UNKNOWN -",
              "ARMED redefined ARMED -",
              "ARMED redefined ABOVE -",
              "ARMED same-time ARMED -",
              "ARMED same-time ABOVE fired",
              "ARMED same-time ABOVE suppressed",
              "ARMED newer ARMED -",
              "ARMED newer ABOVE fired",
              "ARMED newer ABOVE suppressed",
              "ABOVE no-value ABOVE -",
              "ABOVE older ABOVE -",
              "ABOVE created-anew ARMED -",
              "ABOVE created-anew ABOVE -",
              "ABOVE created-anew ABOVE fired",
              "ABOVE redefined UNKNOWN -",
              "ABOVE redefined ARMED -",
              "ABOVE redefined ABOVE -",
              "ABOVE same-time ARMED -",
              "ABOVE same-time ABOVE -",
              "ABOVE newer ARMED -",
              "ABOVE newer ABOVE -"));

  @Test
  void agrees_with_the_oracle_over_every_sequence() {
    ThresholdKind kind =
        (ThresholdKind) TriggerKinds.byOperation("OnSegmentThresholdCrossed").orElseThrow();
    Optional<String> difference =
        LongStream.range(0, SEQUENCES)
            .parallel()
            .mapToObj(
                seed ->
                    new ThresholdWorld(seed, kind, UnaryOperator.identity(), false)
                        .run()
                        .map(found -> traced(seed, kind)))
            .flatMap(Optional::stream)
            .findFirst();
    assertThat(difference).isEmpty();
  }

  @Test
  void the_sequences_take_every_transition_and_no_other() {
    Set<String> taken = new TreeSet<>();
    ThresholdVariant noting =
        new ThresholdVariant(
            "noting",
            (rule, state, reading) -> {
              ThresholdStep step = ThresholdMachine.on(rule, state, reading);
              taken.add(transition(state, reading, step));
              return step;
            },
            UnaryOperator.identity());
    for (long seed = 0; seed < ENOUGH_FOR_A_FAULT * 3; seed++) {
      assertThat(new ThresholdWorld(seed, noting, noting.restart(), false).run()).isEmpty();
    }
    assertThat(taken).isEqualTo(TRANSITIONS);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void a_planted_fault_is_found(ThresholdVariant fault) {
    Optional<Long> found =
        LongStream.range(0, ENOUGH_FOR_A_FAULT)
            .filter(seed -> world(seed, fault).run().isPresent())
            .boxed()
            .findFirst();
    assertThat(found).isPresent();
  }

  static List<ThresholdVariant> faults() {
    return ThresholdVariant.faulty();
  }

  private static ThresholdWorld world(long seed, ThresholdVariant kind) {
    return new ThresholdWorld(seed, kind, kind.restart(), false);
  }

  private static String traced(long seed, ThresholdKind kind) {
    return "seed "
        + seed
        + ": "
        + new ThresholdWorld(seed, kind, UnaryOperator.identity(), true).run().orElseThrow();
  }

  private static String transition(ThresholdState before, Reading reading, ThresholdStep step) {
    ThresholdState after = step.state();
    String made =
        step.crossing().isPresent()
            ? "fired"
            : after.tally().suppressed() > before.tally().suppressed() ? "suppressed" : "-";
    return before.phase() + " " + read(before, reading) + " " + after.phase() + " " + made;
  }

  private static String read(ThresholdState before, Reading reading) {
    Instant at = reading.evaluatedAt();
    Instant last = before.evaluatedAt();
    if (reading.value() == null || at == null) {
      return "no-value";
    }
    if (last == null) {
      assertThat(before.phase()).isEqualTo(Phase.UNKNOWN);
      return "first";
    }
    if (at.isBefore(last)) {
      return "older";
    }
    if (!reading.version().incarnation().equals(before.version().incarnation())) {
      return "created-anew";
    }
    if (!reading.version().definition().equals(before.version().definition())) {
      return "redefined";
    }
    return at.equals(last) ? "same-time" : "newer";
  }
}
