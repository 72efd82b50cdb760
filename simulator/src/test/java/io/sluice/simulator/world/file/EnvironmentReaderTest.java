package io.sluice.simulator.world.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sluice.simulator.world.spec.DurationRange;
import io.sluice.simulator.world.spec.Environment;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EnvironmentReaderTest {

  private static List<String> problems(String yaml) {
    FileException e =
        catchThrowableOfType(FileException.class, () -> EnvironmentReader.read("file", yaml));
    assertThat(e).as("accepted: %s", yaml).isNotNull();
    return e.problems().stream().map(Problem::toString).toList();
  }

  @Test
  void every_environment_that_comes_with_the_simulator_can_be_read() {
    assertThat(Environments.names())
        .allSatisfy(name -> assertThat(Environments.named(name).name()).isEqualTo(name));
    assertThatThrownBy(() -> Environments.named("nowhere"))
        .hasMessageContaining("nowhere")
        .hasMessageContaining("retailer");
  }

  @Test
  void reads_values_and_fills_in_the_usual_ones() {
    Environment environment =
        EnvironmentReader.read(
            "file",
            """
            environment: small
            instances:
              - name: One
                segments:
                  - {name: S, size: {series: [1, null, 2.5], decimals: 1}}
            """);
    assertThat(environment.instances().get(0).segments().get(0).size().series())
        .containsExactly(BigDecimal.ONE, null, new BigDecimal("2.5"));
    assertThat(environment.instances().get(0).refresh().parallelism()).isEqualTo(8);
  }

  static Stream<List<String>> faults() {
    return Stream.of(
        List.of("environment: x", "line 1, instances: is required"),
        List.of("environment: x\ninstances: [{}]", "line 2, instances[0].name: is required"),
        List.of(
            "environment: x\ninstances:\n- name: a\n  kolour: red",
            "line 4, instances[0].kolour: is not known here"),
        List.of(
            "environment: x\ninstances:\n- name: a\n  type: castle",
            "line 4, instances[0].type: must be one of trial, sandbox"),
        List.of(
            "environment: x\ninstances:\n- name: a\n  history: {every: soon}",
            "line 4, instances[0].history.every: must be a duration such as"),
        List.of(
            "environment: x\ninstances:\n- name: a\n  history:\n    evaluations: 2.5",
            "line 5, instances[0].history.evaluations: must be a whole number from 0 to 400"),
        List.of(
            "environment: x\ninstances:\n- name: a\n- name: a",
            "instances: has the name \"a\" twice"),
        List.of(
            "environment: x\ninstances:\n- name: a\n  schedules: [{cron: '9 * *'}]",
            "line 4, instances[0].schedules[0].cron: \"9 * *\" has 3 fields"),
        List.of(
            "environment: x\ninstances:\n- name: a\n  schedules: [{cron: '0 * * * *', timezone: Mars}]",
            "is no supported time zone: \"Mars\""),
        List.of(
            "environment: x\ninstances:\n- name: a\n  timeline: {steps: [{at: 1s, do: setSegment, segment: S}]}",
            "timeline.steps[0].value: is required for setSegment"),
        List.of(
            "environment: x\ninstances:\n- name: a\n  timeline:\n    steps: [{at: 1s, do: evaluateSegment, segment: S}]",
            "line 5, instances[0].timeline.steps[0]: names \"S\"; there are none"),
        List.of(
            "environment: x\ninstances:\n- name: a\n  timeline: {steps: [{at: 1s, do: dance}]}",
            "must be one of refreshSource, refreshAll"),
        List.of(
            "environment: x\ninstances:\n- name: a\n  refresh: {durations: {sleeping: 1s}}",
            "instances[0].refresh.durations.sleeping: is no kind of operation"),
        List.of(
            "environment: x\ninstances:\n- name: a\n  dataSources: [{name: d, failures: {permanent: 2}}]",
            "failures.permanent: must lie between 0 and 1"),
        List.of("environment: x\nenvironment: y\ninstances: [{name: a}]", "is given twice"),
        List.of("environment: &a x\ninstances: [{name: *a}]", "is an alias"),
        List.of("environment: [x", "is not YAML"),
        List.of("", "environment: is required"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void names_the_line_the_path_and_the_rule(List<String> example) {
    assertThat(problems(example.get(0)))
        .anySatisfy(problem -> assertThat(problem).contains(example.get(1)));
  }

  @Test
  void reports_every_fault_at_once() {
    assertThat(problems("environment: x\ninstances:\n- name: a\n  a: 1\n  b: 2\n  type: c"))
        .hasSize(3);
  }

  @Test
  void refuses_excessive_nesting() {
    String deep = "environment: " + "[".repeat(60) + "]".repeat(60);
    assertThat(problems(deep)).anySatisfy(text -> assertThat(text).contains("nested deeper"));
  }

  @ParameterizedTest
  @CsvSource({"300ms,300", "4s,4000", "1h30m,5400000", "2d,172800000", "0,0", "1m500ms,60500"})
  void reads_durations(String text, long millis) {
    assertThat(Durations.parse(text)).contains(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @CsvSource({"4", "s", "4 s", "-4s", "4s..2s", "1s..", "''"})
  void refuses_malformed_durations_and_ranges(String text) {
    assertThat(Durations.parseRange(text)).isEmpty();
  }

  @Test
  void reads_ranges() {
    assertThat(Durations.parseRange("2s..4s"))
        .contains(new DurationRange(Duration.ofSeconds(2), Duration.ofSeconds(4)));
    assertThat(new DurationRange(Duration.ofSeconds(2), Duration.ofSeconds(4)).at(0.999999))
        .isEqualTo(Duration.ofSeconds(4));
  }
}
