package io.sluice.simulator.world.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.simulator.fault.Faults;
import io.sluice.simulator.wire.DataSourceKind;
import io.sluice.simulator.wire.OperationType;
import io.sluice.simulator.wire.TaskStatus;
import io.sluice.simulator.world.spec.ActionKind;
import io.sluice.simulator.world.spec.Oddity;
import io.sluice.simulator.world.spec.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published schemas and the readers know the same names. */
class SchemaTest {

  private static final String KNOWN = "is not known here; known are ";

  private static JsonNode schema(String name) {
    try {
      return new ObjectMapper().readTree(Schemas.named(name));
    } catch (JsonProcessingException e) {
      throw new AssertionError(name, e);
    }
  }

  /** The names accepted in place of {@code %}, for every kind of action. */
  private static Set<String> known(String document) {
    Set<String> known = new LinkedHashSet<>();
    for (ActionKind kind : ActionKind.values()) {
      String yaml = document.replace("%", "unheardOf: 1").replace("KIND", kind.word());
      FileException e =
          catchThrowableOfType(
              FileException.class,
              () -> {
                if (yaml.startsWith("scenario")) {
                  ScenarioReader.read("file", yaml);
                } else {
                  EnvironmentReader.read("file", yaml);
                }
              });
      assertThat(e).as(yaml).isNotNull();
      e.problems().stream()
          .filter(problem -> problem.rule().startsWith(KNOWN))
          .forEach(
              problem ->
                  known.addAll(List.of(problem.rule().substring(KNOWN.length()).split(", ", -1))));
    }
    return known;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "environment | /                       | {environment: e, %, instances: [{name: i}]}",
        "environment | /$defs/instance         | {environment: e, instances: [{name: i, %}]}",
        "environment | /$defs/refresh          | {environment: e, instances: [{name: i, refresh: {%}}]}",
        "environment | /$defs/process          | {environment: e, instances: [{name: i, customers: {%}}]}",
        "environment | /$defs/dataSource       | {environment: e, instances: [{name: i, dataSources: [{name: x, %}]}]}",
        "environment | /$defs/entity           | {environment: e, instances: [{name: i, dataSources: [{name: x, entities: [{name: y, %}]}]}]}",
        "environment | /$defs/segment          | {environment: e, instances: [{name: i, segments: [{name: x, %}]}]}",
        "environment | /$defs/measure          | {environment: e, instances: [{name: i, measures: [{name: x, %}]}]}",
        "environment | /$defs/failures         | {environment: e, instances: [{name: i, measures: [{name: x, failures: {%}}]}]}",
        "environment | /$defs/stage            | {environment: e, instances: [{name: i, stages: [{name: x, %}]}]}",
        "environment | /$defs/schedule         | {environment: e, instances: [{name: i, schedules: [{cron: '0 0 * * *', %}]}]}",
        "environment | /$defs/timeline         | {environment: e, instances: [{name: i, timeline: {%}}]}",
        "environment | /$defs/step             | {environment: e, instances: [{name: i, timeline: {steps: [{do: KIND, %}]}}]}",
        "environment | /$defs/generate         | {environment: e, instances: [{name: i, generate: {%}}]}",
        "environment | /$defs/instance/properties/history | {environment: e, instances: [{name: i, history: {%}}]}",
        "scenario    | /                       | scenario: {%}",
        "scenario    | /$defs/step             | 'scenario: s\nsteps: [{do: KIND, at: 1s, after: {task: all}, %}]'",
        "scenario    | /$defs/after            | 'scenario: s\nsteps: [{do: KIND, after: {%}}]'",
        "scenario    | /$defs/expectation      | 'scenario: s\nexpect: [{event: refresh.completed, %}]'",
      })
  void a_schema_has_the_fields_that_the_reader_knows(String name, String pointer, String document) {
    String yaml = document.equals("scenario: {%}") ? "scenario: s\n%" : document;
    JsonNode type = pointer.equals("/") ? schema(name) : schema(name).at(pointer);
    List<String> properties = new ArrayList<>();
    type.get("properties").fieldNames().forEachRemaining(properties::add);
    assertThat(properties).containsExactlyInAnyOrderElementsOf(known(yaml));
    assertThat(type.get("additionalProperties").asBoolean(true)).isFalse();
  }

  private static List<String> words(JsonNode enumeration) {
    List<String> words = new ArrayList<>();
    enumeration.get("enum").forEach(word -> words.add(word.asText()));
    return words;
  }

  @Test
  void a_schema_has_the_words_that_the_reader_knows() {
    JsonNode scenario = schema("scenario").get("$defs");
    JsonNode environment = schema("environment").get("$defs");
    assertThat(words(scenario.at("/step/properties/do")))
        .isEqualTo(Arrays.stream(ActionKind.values()).map(ActionKind::word).toList());
    assertThat(words(scenario.at("/step/properties/outcome")))
        .isEqualTo(Arrays.stream(Outcome.values()).map(Outcome::word).toList());
    assertThat(words(scenario.at("/after/properties/task")))
        .isEqualTo(Arrays.stream(OperationType.values()).map(OperationType::wire).toList());
    assertThat(words(scenario.at("/after/properties/status")))
        .isEqualTo(Arrays.stream(TaskStatus.values()).map(TaskStatus::wire).toList());
    assertThat(words(scenario.at("/expectation/properties/event")))
        .isEqualTo(ScenarioReader.EVENTS);
    assertThat(words(scenario.at("/rule/properties/fault"))).isEqualTo(Faults.names());
    assertThat(words(environment.at("/instance/properties/oddities/anyOf/0")))
        .isEqualTo(Arrays.stream(Oddity.values()).map(Oddity::word).toList());
    assertThat(words(environment.at("/dataSource/properties/kind")))
        .isEqualTo(Arrays.stream(DataSourceKind.values()).map(DataSourceKind::wire).toList());
  }

  @Test
  void an_unknown_schema_is_refused_with_the_names() {
    assertThat(Schemas.names())
        .allSatisfy(name -> assertThat(schema(name).has("$schema")).isTrue());
    assertThatThrownBy(() -> Schemas.named("poem")).hasMessageContaining("environment, scenario");
  }
}
