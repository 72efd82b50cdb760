package io.sluice.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.simulator.front.Json;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FaultPlanTest {
  private static final Instant NOW = Instant.parse("2026-03-01T06:00:00Z");
  private static final List<String> SEGMENTS = List.of("api", "Get-all-segments");

  private final FaultPlan plan = new FaultPlan(7);

  private static JsonNode rule(String json) {
    return Json.parse(Buffer.buffer(json.replace('\'', '"'))).orElseThrow();
  }

  private void put(String... rules) {
    List<JsonNode> all = new ArrayList<>();
    for (String rule : rules) {
      all.add(rule(rule));
    }
    plan.replace(all, NOW);
  }

  private List<Boolean> struck(int requests) {
    List<Boolean> found = new ArrayList<>();
    for (int i = 0; i < requests; i++) {
      found.add(plan.course(SEGMENTS, NOW).delivery() instanceof Delivery.Reset);
    }
    return found;
  }

  static List<Map<String, String>> known() {
    return FaultPlan.known();
  }

  @ParameterizedTest
  @MethodSource("known")
  void the_example_of_every_fault_is_a_rule_that_changes_something(Map<String, String> fault) {
    String example = String.valueOf(fault.get("example"));
    assertThat(rule(example).path("fault").asText()).isEqualTo(fault.get("fault"));
    put(example.replaceAll(",\"probability\":[0-9.]+", ""));
    List<String> names =
        List.of("api", "teams", "Get-all-segments", rule(example).path("where").asText("*"));
    FaultEffects course = plan.course(names, NOW);
    FaultEffects smooth = plan.course(List.of("elsewhere"), Instant.MIN);
    boolean where = rule(example).path("where").asText("*").equals("*");
    assertThat(course).isNotEqualTo(FaultEffects.none());
    assertThat(where || smooth.delivery().equals(new Delivery.Normal())).isTrue();
    assertThat(fault.get("doc")).endsWith(".");
  }

  @Test
  void the_same_seed_strikes_the_same_requests() {
    put("{'fault':'reset','probability':0.3}");
    List<Boolean> first = struck(200);
    plan.clear(7);
    put("{'fault':'reset','probability':0.3}");
    assertThat(struck(200)).isEqualTo(first);
    plan.clear(8);
    put("{'fault':'reset','probability':0.3}");
    assertThat(struck(200)).isNotEqualTo(first);
  }

  @Test
  void another_route_in_between_changes_nothing() {
    put("{'fault':'reset','probability':0.3}");
    List<Boolean> first = struck(50);
    plan.clear(7);
    put("{'fault':'reset','probability':0.3}");
    List<Boolean> mixed = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      plan.course(List.of("api", "Get-all-data-sources"), NOW);
      mixed.add(struck(1).get(0));
    }
    assertThat(mixed).isEqualTo(first);
  }

  @Test
  void a_probability_is_met_over_many_requests() {
    put("{'fault':'reset','probability':0.3}");
    long struck = struck(10_000).stream().filter(hit -> hit).count();
    assertThat(struck).isBetween(2_800L, 3_200L);
  }

  @Test
  void a_rule_applies_to_its_place_period_and_count() {
    put("{'fault':'reset','where':'Get-all-segments','times':2}");
    assertThat(plan.course(List.of("api", "Get-all-measures"), NOW))
        .extracting(FaultEffects::delivery)
        .isEqualTo(new Delivery.Normal());
    assertThat(struck(4)).containsExactly(true, true, false, false);
    assertThat(plan.describe().get(0)).containsEntry("strikes", 2L);
    put("{'fault':'reset','where':'api','for':'PT1M'}");
    assertThat(plan.course(SEGMENTS, NOW.plusSeconds(59)).delivery())
        .isEqualTo(new Delivery.Reset());
    assertThat(plan.course(SEGMENTS, NOW.plusSeconds(60)).delivery())
        .isEqualTo(new Delivery.Normal());
    put("{'fault':'reset','from':'2026-03-01T07:00:00Z','until':'2026-03-01T08:00:00Z'}");
    assertThat(struck(1)).containsExactly(false);
    assertThat(plan.course(SEGMENTS, NOW.plusSeconds(3_600)).delivery())
        .isEqualTo(new Delivery.Reset());
  }

  @Test
  void faults_of_several_rules_come_together() {
    put(
        "{'fault':'latency','millis':100}",
        "{'fault':'latency','millis':[10,20]}",
        "{'fault':'truncate','percent':10}");
    FaultEffects course = plan.course(SEGMENTS, NOW);
    assertThat(course.delayMillis()).isBetween(110L, 120L);
    assertThat(course.delivery()).isEqualTo(new Delivery.Cut(0.1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'fault':'meteor'} | no fault \"meteor\"",
        "[] | A rule must be a JSON object",
        "{'fault':'reset','probability':2} | probability must be from 0 to 1",
        "{'fault':'reset','from':'tomorrow'} | from must be a time",
        "{'fault':'reset','for':'soon'} | for must be a duration",
        "{'fault':'latency','millis':-5} | millis must be a whole number",
        "{'fault':'latency','millis':[5,1]} | millis must be a whole number",
        "{'fault':'latency','millis':'long'} | millis must be a whole number",
        "{'fault':'meteor','where':3} | no fault \"meteor\"; available are latency",
        "{'fault':7} | fault must be a text",
        "{'fault':'reset','probability':'high'} | probability must be from 0 to 1",
        "{'fault':'reset','chance':1} | chance is not a field of reset; its fields are fault,"
            + " where",
        "{'fault':'reset','status':500} | status is not a field of reset",
        "{'fault':'reset','where':'Get-all-dreams'} | where must be *, a service",
        "{'fault':'reset','times':0} | times must be a whole number from 1",
        "{'fault':'reset','times':1.5} | times must be a whole number from 1",
        "{'fault':'reset','taken':'yes'} | taken must be true or false",
        "{'fault':'word','field':[1]} | field must be a text",
        "{'fault':'reset','for':'PT-5M'} | for must be longer than zero",
        "{'fault':'reset','for':'PT5M','until':'2026-03-01T07:00:00Z'} | either for or until",
        "{'fault':'latency','millis':['a',5]} | millis must be a whole number",
        "{'fault':'status','status':200} | status must be from 400 to 599",
      })
  void an_invalid_rule_is_refused_and_the_others_remain(String json, String says) {
    put("{'fault':'reset'}");
    assertThatThrownBy(() -> put(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(says);
    assertThat(struck(1)).containsExactly(true);
  }

  @Test
  void an_invalid_rule_in_a_list_is_reported_with_its_index() {
    InvalidRuleException bad =
        org.assertj.core.api.Assertions.catchThrowableOfType(
            InvalidRuleException.class,
            () -> put("{'fault':'reset'}", "{'fault':'reset','times':0}"));
    assertThat(bad.field()).isEqualTo("rules[1].times");
  }

  private static FaultPlan.ScenarioRule told(int step, String json) {
    return new FaultPlan.ScenarioRule(step, NOW, json.replace('\'', '"'));
  }

  @Test
  void rules_of_a_scenario_come_and_go_beside_those_of_an_operator() {
    FaultPlan.ScenarioRule first = told(0, "{'fault':'reset','for':'PT1M'}");
    FaultPlan.ScenarioRule second = told(1, "{'fault':'latency','millis':70}");
    put("{'fault':'latency','millis':100}");
    plan.applyScenario(List.of(first, second));
    assertThat(plan.describe()).hasSize(3);
    FaultEffects both = plan.course(SEGMENTS, NOW.plusSeconds(59));
    assertThat(both.delivery()).isEqualTo(new Delivery.Reset());
    assertThat(both.delayMillis()).isEqualTo(170);
    assertThat(plan.course(SEGMENTS, NOW.plusSeconds(60)).delivery())
        .isEqualTo(new Delivery.Normal());
    plan.applyScenario(List.of(second));
    assertThat(plan.describe()).hasSize(2);
    assertThat(plan.describe().get(1)).containsEntry("strikes", 2L);
    plan.applyScenario(List.of());
    assertThat(plan.course(SEGMENTS, NOW).delayMillis()).isEqualTo(100);
  }

  @Test
  void a_rule_deactivated_by_an_operator_stays_inactive() {
    FaultPlan.ScenarioRule first = told(0, "{'fault':'reset'}");
    plan.applyScenario(List.of(first));
    plan.removeAll();
    plan.applyScenario(List.of(first));
    assertThat(plan.describe()).isEmpty();
    plan.clear(7);
    plan.applyScenario(List.of(first));
    assertThat(struck(1)).containsExactly(true);
  }
}
