package io.sluice.hub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.store.Ruling;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flows whose triggers refer to entities that exist, do not exist, or cannot be watched. */
class EnvironmentTest {
  private static final String DIMENSIONS = "it has dimensions";
  private static final Duration POLL = Duration.ofSeconds(3);

  @TempDir private Path folder;

  private static String flow(String measure) {
    return """
    {"triggers": {
      "When": {"type": "OpenApiConnection", "inputs": {
        "host": {"apiId": "/providers/Microsoft.PowerApps/apis/shared_customerinsights",
                 "operationId": "OnMeasureThresholdCrossed"},
        "parameters": {"measureName": "%s", "threshold": 1000}}}},
     "actions": {"Note": {"type": "Compose", "inputs": 1}}}"""
        .formatted(measure);
  }

  private static Flows.SurveyedEntities measures(String... namesAndRefusals) {
    Map<String, String> refusals = new LinkedHashMap<>();
    for (int i = 0; i < namesAndRefusals.length; i += 2) {
      refusals.put(namesAndRefusals[i], namesAndRefusals[i + 1]);
    }
    return new Flows.SurveyedEntities(
        List.of(new Flows.ParameterEntities("measureName", "measure", false, refusals)));
  }

  private static Flows.FlowView only(Hub hub) {
    return hub.ask(Flows.LIST, new Flows.FlowQuery()).items().get(0);
  }

  private static List<Flows.Subscription> subscriptions(Hub hub) {
    return hub.ask(Flows.SUBSCRIPTIONS, new Flows.FlowQuery()).items();
  }

  @Test
  void nothing_is_refused_or_warned_of_before_the_environment_is_known() {
    try (Hub hub = Hub.in(folder).write("f.json", flow("Revenue")).deploy()) {
      assertThat(only(hub).state()).isEqualTo(FlowState.ENABLED);
      assertThat(only(hub).warnings()).isEmpty();
    }
  }

  @Test
  void
      a_loaded_flow_becomes_invalid_when_its_measure_turns_out_to_have_dimensions_and_valid_again() {
    try (Hub hub = Hub.in(folder).write("f.json", flow("Revenue")).deploy()) {
      hub.ask(Flows.ENVIRONMENT, measures("Revenue", DIMENSIONS));
      assertThat(only(hub).state()).isEqualTo(FlowState.INVALID);
      assertThat(only(hub).problems())
          .containsExactly(
              "f.json:2:3 triggers/When/inputs/parameters/measureName: the measure 'Revenue' cannot"
                  + " be watched: it has dimensions. Name another one.");
      assertThat(subscriptions(hub)).isEmpty();
      assertThat(hub.decide("e", "f", Map.of()).verdict().ruling()).isEqualTo(Ruling.INVALID);
      assertThat(hub.decide("e", "f", Map.of()).verdict().reason()).contains(DIMENSIONS);
      assertThat(hub.changes).containsExactly(new Flows.FlowsChanged(List.of("f")));
      assertThat(hub.registry.get("sluice.flows").tag("state", "invalid").gauge().value())
          .isEqualTo(1);

      hub.ask(Flows.ENVIRONMENT, measures("Revenue", ""));
      assertThat(only(hub).state()).isEqualTo(FlowState.ENABLED);
      assertThat(only(hub).problems()).isEmpty();
      assertThat(subscriptions(hub)).hasSize(1);
      assertThat(hub.changes).hasSize(2);
    }
  }

  @Test
  void a_file_that_names_a_measure_with_dimensions_is_refused_and_its_last_version_stays() {
    try (Hub hub = Hub.in(folder).write("f.json", flow("Orders")).deploy()) {
      hub.ask(Flows.ENVIRONMENT, measures("Orders", "", "Revenue", DIMENSIONS));
      String before = only(hub).version();
      hub.write("f.json", flow("Revenue"));
      hub.virtual.run(POLL);
      assertThat(only(hub).state()).isEqualTo(FlowState.ENABLED);
      assertThat(only(hub).version()).isEqualTo(before);
      assertThat(only(hub).problems()).singleElement().asString().contains(DIMENSIONS);

      hub.ask(Flows.ENVIRONMENT, measures("Orders", "", "Revenue", ""));
      hub.virtual.run(POLL);
      assertThat(only(hub).version()).isNotEqualTo(before);
      assertThat(only(hub).parameters()).containsEntry("measureName", "Revenue");
      assertThat(only(hub).problems()).isEmpty();
    }
  }

  @Test
  void a_new_file_that_names_a_measure_with_dimensions_is_invalid_until_the_measure_has_none() {
    try (Hub hub = Hub.in(folder).deploy()) {
      hub.ask(Flows.ENVIRONMENT, measures("Revenue", DIMENSIONS));
      hub.write("f.json", flow("Revenue"));
      hub.virtual.run(POLL);
      assertThat(only(hub).state()).isEqualTo(FlowState.INVALID);
      assertThat(only(hub).problems()).singleElement().asString().contains(DIMENSIONS);
      hub.ask(Flows.ENVIRONMENT, measures("Revenue", ""));
      hub.virtual.run(POLL);
      assertThat(only(hub).state()).isEqualTo(FlowState.ENABLED);
      assertThat(only(hub).problems()).isEmpty();
    }
  }

  @Test
  void a_reference_missing_in_the_environment_is_a_warning_and_the_flow_runs() {
    try (Hub hub = Hub.in(folder).write("f.json", flow("Revenue")).deploy()) {
      hub.ask(Flows.ENVIRONMENT, measures("revenue", "", "Other", ""));
      assertThat(only(hub).state()).isEqualTo(FlowState.ENABLED);
      assertThat(only(hub).warnings())
          .singleElement()
          .asString()
          .contains("measureName", "no measure 'Revenue'");
      assertThat(subscriptions(hub)).hasSize(1);
      hub.ask(Flows.ENVIRONMENT, new Flows.SurveyedEntities(List.of()));
      assertThat(only(hub).warnings()).hasSize(1);
      hub.ask(Flows.ENVIRONMENT, measures("Revenue", ""));
      assertThat(only(hub).warnings()).isEmpty();
    }
  }

  @Test
  void names_whose_letter_case_does_not_matter_are_found_in_any() {
    KnownEntities surveyed = new KnownEntities();
    Flows.ParameterEntities names =
        new Flows.ParameterEntities(
            "dataSourceName", "data source", true, Map.of("Contoso_Loyalty", ""));
    assertThat(surveyed.update(new Flows.SurveyedEntities(List.of(names)))).isTrue();
    assertThat(surveyed.update(new Flows.SurveyedEntities(List.of(names)))).isFalse();
    assertThat(surveyed.warnings(Map.of("dataSourceName", "contoso_loyalty"))).isEmpty();
    assertThat(surveyed.warnings(Map.of("dataSourceName", "contoso"))).hasSize(1);
  }
}
