package io.sluice.hub.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityVersionTest {
  private static final ThresholdRule ABOVE_TEN = ThresholdRule.above(BigDecimal.TEN);

  @ParameterizedTest
  @CsvSource({
    "2026-01-01T00:00:00Z, 2026-01-01T00:00:00Z, true",
    "2026-01-01T00:00:00.123Z, 2026-01-01T00:00:00.123456700Z, true",
    "2026-01-01T00:00:00Z, 2026-01-01T00:00:00.999Z, true",
    "2026-01-01T00:00:00Z, 2026-01-01T00:00:01Z, false",
    "2026-01-01T00:00:00Z, unknown, true",
    "unknown, 2026-01-01T00:00:00Z, true",
    "unknown, unknown, true",
    "'', unknown, false",
    "'', 2026-01-01T00:00:00Z, false",
    "then, 2026-01-01T00:00:00Z, false"
  })
  void an_incarnation_is_the_same_however_its_time_is_spelled(
      String known, String read, boolean same) {
    assertThat(EntityVersion.sameIncarnation(known, read)).isEqualTo(same);
  }

  @ParameterizedTest
  @CsvSource({
    "a, a, true",
    "a, b, false",
    "a#1, b, false",
    "a#1, b#1, true",
    "a#1, b#2, false",
    "a#1, a#2, true",
    "a, a#2, true"
  })
  void a_definition_is_the_same_in_another_spelling_of_one_version(
      String known, String read, boolean same) {
    assertThat(EntityVersion.sameDefinition(known, read)).isEqualTo(same);
  }

  @Test
  void an_entity_is_identified_by_its_time_of_creation() {
    Instant at = Instant.parse("2026-01-01T00:00:00Z");
    assertThat(EntityVersion.incarnation(Optional.of(at), Optional.of("spelled")))
        .isEqualTo("2026-01-01T00:00:00Z");
    assertThat(EntityVersion.incarnation(Optional.empty(), Optional.of("spelled")))
        .isEqualTo("spelled");
    assertThat(EntityVersion.incarnation(Optional.empty(), Optional.empty())).isEqualTo("unknown");
    assertThat(EntityVersion.definition("a", 3L)).isEqualTo("a#3");
    assertThat(EntityVersion.definition("a", null)).isEqualTo("a");
  }

  @Test
  void a_crossing_is_seen_although_the_answers_spell_creation_and_definition_anew() {
    assertThat(
            fired(
                reading("2026-01-01T00:00:00.123Z", "a#1", "9", 1),
                reading("2026-01-01T00:00:00.123456700Z", "b#1", "11", 2)))
        .isEqualTo(1);
    assertThat(
            fired(
                reading("unknown", "a#1", "9", 1),
                reading("2026-01-01T00:00:00Z", "a#2", "9", 2),
                reading("unknown", "b#2", "11", 3)))
        .isEqualTo(1);
  }

  @Test
  void a_recreated_entity_is_detected_after_a_reading_without_a_creation_time() {
    assertThat(
            fired(
                reading("unknown", "a", "9", 1),
                reading("2026-01-01T00:00:00Z", "a", "9", 2),
                reading("2026-02-01T00:00:00Z", "a", "11", 3)))
        .isZero();
  }

  @Test
  void another_version_with_another_definition_starts_anew() {
    assertThat(
            fired(
                reading("2026-01-01T00:00:00Z", "a#1", "9", 1),
                reading("2026-01-01T00:00:00Z", "b#2", "11", 2)))
        .isZero();
  }

  private static int fired(Triggers.Reading... readings) {
    ThresholdState state = ThresholdState.unknown(1);
    int fired = 0;
    for (Triggers.Reading reading : List.of(readings)) {
      ThresholdMachine.ThresholdStep step = ThresholdMachine.on(ABOVE_TEN, state, reading);
      state = ThresholdState.parse(step.state().text());
      fired += step.crossing().isPresent() ? 1 : 0;
    }
    return fired;
  }

  private static Triggers.Reading reading(
      String incarnation, String definition, String value, int minute) {
    return new Triggers.Reading(
        new EntityRef("S", "S"),
        new EntityVersion(incarnation, definition),
        new BigDecimal(value),
        null,
        null,
        Instant.parse("2026-03-01T00:00:00Z").plusSeconds(60L * minute));
  }
}
