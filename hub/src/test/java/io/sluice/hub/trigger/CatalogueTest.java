package io.sluice.hub.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.trigger.Triggers.Observation;
import io.sluice.hub.trigger.Triggers.Reading;
import io.sluice.hub.trigger.Triggers.TriggerEffects;
import io.sluice.hub.trigger.Triggers.TriggerEvent;
import io.sluice.hub.trigger.Triggers.WatchSpec;
import io.sluice.hub.trigger.Triggers.WatchState;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The threshold cases of docs/faults.md by their codes, each as a sequence of words that are
 * applied to a kind. The words: a value is a new evaluation; {@code null}, {@code NaN} and other
 * texts are one without a number; {@code T=n} edits the threshold; {@code off} and {@code on} are a
 * flow removed and back; {@code new} creates the entity anew; {@code redefined} changes its
 * definition; {@code same} reads the latest evaluation again; {@code older:n} an answer of the
 * past; {@code gone} an entity that the list lacks; {@code [} and {@code ]} enclose evaluations
 * that one sweep finds.
 */
class CatalogueTest {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  @ParameterizedTest(name = "{0}: {1} fires {2} times with {3}")
  @CsvSource(
      delimiter = ';',
      value = {
        "B1; 9 10; 0;",
        "B2; 9 10 11; 1;",
        "B3; 9 11 10 11; 2;",
        "B4; 11 12; 0;",
        "B4; 11 12; 1; first",
        "B5; 9; 0;",
        "B5; 10; 0;",
        "B6; 9 11 9 11 9 11; 3;",
        "B6; 9 11 9 11 8 11; 2; margin",
        "B6; 9 11 9 11 9 11; 2; gap",
        "B7; 9 null null 11; 1;",
        "B7; 9 gone gone 11; 1;",
        "B7; 9 11 null 12; 1;",
        "B8; 9 NaN Infinity '' 11; 1;",
        "B9; T=0 -1 0 -0.0 1; 1;",
        "B9; T=-5 -6 -5 -4; 1;",
        "B10; T=9007199254740992 9007199254740992 9007199254740993; 1;",
        "B10; T=1000 1e3 1000.0000000000000000000001; 1;",
        "B11; 9 1,234 12% 11; 1;",
        "B12; 9 11 9 11; 2;",
        "B13; 11 T=20 12 21; 1;",
        "B14; T=20 12 T=10 same 13; 0;",
        "B15; 9 T=20 11 T=10 same; 0;",
        "B16; 9 11 restart 12; 1;",
        "B17; 9 restart 11; 1;",
        "B18; 9 restart [ 11 9 ]; 1;",
        "B18; 9 restart 9; 0;",
        "B19; 9 new 11; 0;",
        "B19; 11 gone new 9 11; 1;",
        "B20; 9 renamed 11; 1;",
        "B21; 9 redefined same 50; 0;",
        "B21; 9 redefined 50 9 11; 1;",
        "B22; 9 off 11 on same 12; 0;",
        "B22; 9 null null 11; 1;",
        "A11; 9 11 older:9 12; 1;",
      })
  void a_sequence_of_observations_fires_as_often_as_expected(
      String code, String words, int times, @Nullable String option) {
    Story story = new Story(option == null ? "" : option);
    for (String word : words.trim().split(" ")) {
      story.word(word);
    }
    assertThat(story.events).as(code).hasSize(times);
    assertThat(story.events).extracting(TriggerEvent::id).doesNotHaveDuplicates();
  }

  /**
   * Sequences are tested above; cases that need restarts or edits of flows are in
   * ThresholdLivesTest.
   */
  @Test
  void every_case_of_the_part_has_a_test() throws ReflectiveOperationException {
    Set<String> tested = new TreeSet<>();
    CsvSource stories =
        CatalogueTest.class
            .getDeclaredMethod(
                "a_sequence_of_observations_fires_as_often_as_expected",
                String.class,
                String.class,
                int.class,
                String.class)
            .getAnnotation(CsvSource.class);
    for (String row : stories.value()) {
      tested.add(row.substring(0, row.indexOf(';')));
    }
    Set<String> lives = new TreeSet<>();
    for (Method method :
        Class.forName("io.sluice.hub.source.ThresholdLivesTest").getDeclaredMethods()) {
      if (method.isAnnotationPresent(Test.class)) {
        lives.add(
            method.getName().substring(0, method.getName().indexOf('_')).toUpperCase(Locale.ROOT));
      }
    }
    assertThat(tested)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    Stream.of("A11"), IntStream.rangeClosed(1, 22).mapToObj(number -> "B" + number))
                .toList());
    assertThat(lives).containsExactlyInAnyOrder("B7", "B15", "B16", "B17", "B18", "B21", "B22");
  }

  @Test
  void b7_no_data_is_said_after_five_readings_in_a_row_without_a_value_and_not_before() {
    Story story = new Story("");
    story.word("9");
    for (int i = 1; i < NoData.REPORTED_AFTER; i++) {
      story.word(i % 2 == 0 ? "gone" : "null");
      assertThat(story.last().noDataSince()).isNull();
      assertThat(story.last().outcome().explanation()).doesNotContain("no data");
    }
    story.word("null");
    assertThat(story.last().noDataSince()).isEqualTo(START);
    assertThat(story.last().outcome().explanation())
        .startsWith("no data since " + START + ": no value");
    String settled = story.last().state();
    story.word("null");
    assertThat(story.last().state()).isEqualTo(settled);
    assertThat(story.events).isEmpty();
    story.word("11");
    assertThat(story.events).hasSize(1);
    assertThat(story.last().noDataSince()).isNull();
    story.word("null");
    assertThat(story.last().noDataSince()).isNull();
  }

  @Test
  void b7_a_state_of_an_older_version_without_a_count_of_missing_values_is_kept() {
    ThresholdState state = ThresholdState.parse("ARMED|1|0|0|i0|d0|9|2026-03-01T00:01:00Z|-");
    assertThat(state.noData()).isEqualTo(NoData.NONE);
    assertThat(ThresholdState.parse(state.text())).isEqualTo(state);
    ThresholdState silent = state.with(NoData.NONE.more(START));
    assertThat(ThresholdState.parse(silent.text())).isEqualTo(silent);
  }

  @Test
  void b11_a_very_long_text_is_refused_by_its_length_alone() {
    assertThat(Decimals.read("9".repeat(Decimals.MAX_CHARACTERS))).isPresent();
    assertThat(Decimals.read("9".repeat(Decimals.MAX_CHARACTERS + 1))).isEmpty();
  }

  @Test
  void b15_each_event_names_its_threshold_and_epoch() {
    Story story = new Story("");
    for (String word : "9 11 T=20 19 21".split(" ")) {
      story.word(word);
    }
    assertThat(story.events)
        .extracting(event -> event.data().get("threshold"))
        .containsExactly(new BigDecimal("10"), new BigDecimal("20"));
    story.word("T=10");
    story.word("9");
    story.word("11");
    assertThat(story.events)
        .extracting(event -> event.data().get("epoch"))
        .containsExactly(1, 1, 2);
    assertThat(story.events).extracting(TriggerEvent::id).doesNotHaveDuplicates();
  }

  /** A segment's life as a kind sees it. */
  private static final class Story {
    final List<TriggerEvent> events = new ArrayList<>();
    final List<WatchState> watches = new ArrayList<>();
    private final TriggerKind kind =
        TriggerKinds.byOperation("OnSegmentThresholdCrossed").orElseThrow();
    private final String option;
    private final List<Reading> sweep = new ArrayList<>();
    private Map<String, String> states = new LinkedHashMap<>();
    private String threshold = "10";
    private String name = "S";
    private String latest = "";
    private boolean wanted = true;
    private boolean together;
    private int incarnation;
    private int definition;
    private int minute;

    Story(String option) {
      this.option = option;
    }

    /** The watch as the latest sweep left it. */
    WatchState last() {
      return watches.get(watches.size() - 1);
    }

    void word(String word) {
      switch (word) {
        case "off" -> wanted = false;
        case "on" -> wanted = true;
        case "new" -> incarnation++;
        case "redefined" -> definition++;
        case "renamed" -> name = "another name";
        case "restart" -> states = new LinkedHashMap<>(states);
        case "gone" -> sweep(List.of());
        case "same" -> sweep(List.of(reading(latest, minute)));
        case "[" -> together = true;
        case "]" -> {
          sweep(List.copyOf(sweep));
          together = false;
        }
        default -> value(word);
      }
    }

    private void value(String word) {
      if (word.startsWith("T=")) {
        threshold = word.substring(2);
      } else if (word.startsWith("older:")) {
        sweep(List.of(reading(word.substring(6), 1)));
      } else {
        latest = word;
        sweep.add(reading(word, ++minute));
        if (!together) {
          sweep(List.copyOf(sweep));
        }
      }
    }

    private Reading reading(String text, int at) {
      BigDecimal number = Decimals.read(text).orElse(null);
      return new Reading(
          new EntityRef("S", name),
          new EntityVersion("i" + incarnation, "d" + definition),
          number,
          number == null ? "no number" : null,
          "r" + at,
          START.plusSeconds(60L * at));
    }

    private void sweep(List<Reading> readings) {
      sweep.clear();
      List<WatchSpec> specs = wanted ? kind.watches(parameters()) : List.of();
      Observation observation =
          new Observation("c", START, List.of(), List.of(), readings, List.of(), true, true);
      TriggerEffects effects = kind.decide(observation, specs, states);
      effects.watches().forEach(watch -> states.put(watch.watch().key(), watch.state()));
      watches.addAll(effects.watches());
      events.addAll(effects.events());
    }

    private Map<String, @Nullable Object> parameters() {
      Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
      parameters.put("segmentName", "S");
      parameters.put("threshold", threshold);
      if (option.equals("first")) {
        parameters.put("fireOnFirstObservation", true);
      } else if (option.equals("margin")) {
        parameters.put("rearmMargin", 2);
      } else if (option.equals("gap")) {
        parameters.put("minimumSecondsBetween", 180);
      }
      return parameters;
    }
  }
}
