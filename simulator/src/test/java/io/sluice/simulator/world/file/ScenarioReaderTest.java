package io.sluice.simulator.world.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sluice.simulator.wire.OperationType;
import io.sluice.simulator.wire.TaskStatus;
import io.sluice.simulator.world.spec.FactPattern;
import io.sluice.simulator.world.spec.FaultChange;
import io.sluice.simulator.world.spec.Scenario;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioReaderTest {

  @Test
  void every_scenario_that_comes_with_the_simulator_can_be_read() {
    assertThat(Scenarios.names())
        .allSatisfy(name -> assertThat(Scenarios.named(name).steps()).isNotEmpty());
    assertThatThrownBy(() -> Scenarios.named("none")).hasMessageContaining("failing-source");
  }

  @Test
  void reads_steps_expectations_and_the_usual_values() {
    Scenario scenario =
        ScenarioReader.read(
            "file",
            """
            scenario: s
            steps:
            - {at: 5s, do: unify}
            - {after: {job: merge, status: failed, nth: 2}, wait: 3s, do: unify}
            expect:
            - {event: unification.completed, atLeast: 1, until: 1m}
            """);
    assertThat(scenario.environment().name()).isEqualTo("retailer");
    assertThat(scenario.environment().instances().get(0).timeline()).isNull();
    assertThat(scenario.start()).isEqualTo(Instant.parse("2026-01-05T08:00:00Z"));
    assertThat(scenario.steps().get(0).at()).isEqualTo(Duration.ofSeconds(5));
    assertThat(scenario.steps().get(1).after())
        .isEqualTo(
            new FactPattern(
                FactPattern.FactKind.JOB, OperationType.MERGE, null, TaskStatus.FAILED, 2));
    assertThat(scenario.expectations().get(0).until()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void keeps_the_timeline_of_the_environment_when_asked_to() {
    Scenario scenario = ScenarioReader.read("file", "scenario: s\ntimeline: true");
    assertThat(scenario.environment().instances().get(0).timeline()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "steps: []                                              | line 1, scenario: is required",
        "'scenario: s\n"
            + "environment: moon'                       | line 2, environment: There is no"
            + " environment \"moon\"",
        "'scenario: s\n"
            + "instance: Other'                         | line 2, instance: names \"Other\"; there"
            + " are Harbour & Hearth",
        "'scenario: s\n"
            + "steps:\n"
            + "- at: 1s\n"
            + "  do: unify\n"
            + "  break: {fault: reset}' | line 5, steps[0].break: a step needs one of",
        "'scenario: s\nsteps:\n- at: 1s' | line 3, steps[0].do: a step needs one of",
        "'scenario: s\n"
            + "steps:\n"
            + "- at: 1s\n"
            + "  break:\n"
            + "    fault: status\n"
            + "    status: 200' | line 6, steps[0].break.status: status must be from 400 to 599",
        "'scenario: s\n"
            + "steps:\n"
            + "- at: 1s\n"
            + "  break:\n"
            + "    fault: status\n"
            + "    where: moon' | line 6, steps[0].break.where: where must be *, a service",
        "'scenario: s\n"
            + "steps:\n"
            + "- at: 1s\n"
            + "  break:\n"
            + "    fault: reset\n"
            + "    for: soon' | line 6, steps[0].break.for: must be a duration",
        "'scenario: s\n"
            + "steps:\n"
            + "- at: 1s\n"
            + "  break:\n"
            + "    fault: reset\n"
            + "    until: 2026-01-05T09:00:00Z' | line 6, steps[0].break.until: is not known in a"
            + " scenario",
        "'scenario: s\n"
            + "steps:\n"
            + "- at: 1s\n"
            + "  break: reset' | line 4, steps[0].break: must be a fault rule",
        "'scenario: s\n"
            + "steps:\n"
            + "- at: 1s\n"
            + "  throttle:\n"
            + "    fault: reset' | line 5, steps[0].throttle.fault: is not known here",
        "'scenario: s\n"
            + "steps:\n"
            + "- at: 1s\n"
            + "  throttle:\n"
            + "    status: 503' | line 5, steps[0].throttle.status: status is not a field of"
            + " throttle",
        "'scenario: s\n"
            + "steps:\n"
            + "- at: 1s\n"
            + "  restore: meteor' | line 4, steps[0].restore: must be all, or one of latency",
        "'scenario: s\n"
            + "steps:\n"
            + "- at: 1s\n"
            + "  restore: all\n"
            + "  value: 3' | line 5, steps[0].value: is not known here",
        "'scenario: s\n---\nscenario: t' | line 3, the document: must be the only document",
        "'scenario: s\n"
            + "start: noon'                             | line 2, start: must be a time such as",
        "'scenario: s\n"
            + "steps: [{do: unify}]'                    | line 2, steps[0].at: a step needs one of",
        "'scenario: s\n"
            + "steps: [{at: 1s, after: {job: all}, do: unify}]' | line 2, steps[0].after: a step"
            + " needs one of",
        "'scenario: s\n"
            + "steps:\n"
            + "- {after: {}, do: unify}'        | line 3, steps[0].after.task: needs one of task",
        "'scenario: s\n"
            + "steps:\n"
            + "- {after: {task: dance}, do: unify}' | line 3, steps[0].after.task: must be one of"
            + " none, ingestion",
        "'scenario: s\n"
            + "steps:\n"
            + "- at: 1s\n"
            + "  do: deleteSegment\n"
            + "  segment: X' | line 3, steps[0]: names \"X\"; there are HighValueCustomers",
        "'scenario: s\n"
            + "steps:\n"
            + "- {after: {evaluation: X}, do: unify}' | line 3, steps[0].after: names \"X\"",
        "'scenario: s\n"
            + "expect: [{event: birthday}]'             | line 2, expect[0].event: must be one of"
            + " datasource",
        "'scenario: s\n"
            + "expect: [{event: refresh.completed, atLeast: 3, atMost: 2}]' | line 2,"
            + " expect[0].atMost: must not be below",
        "'scenario: s\n"
            + "expect:\n"
            + "- event: refresh.completed\n"
            + "  subject: X' | line 4, expect[0].subject: names \"X\"",
      })
  void names_the_line_the_path_and_the_rule(String yaml, String problem) {
    FileException e =
        catchThrowableOfType(FileException.class, () -> ScenarioReader.read("file", yaml));
    assertThat(e).as("accepted").isNotNull();
    assertThat(e.problems())
        .extracting(Problem::toString)
        .anySatisfy(text -> assertThat(text).startsWith(problem));
  }

  @Test
  void reads_faults_with_the_types_that_they_need() {
    Scenario scenario =
        ScenarioReader.read(
            "file",
            """
            scenario: s
            steps:
            - {at: PT1M, break: {fault: status, status: 503, where: api, for: PT2M, probability: 0.5}}
            - {at: PT5M, throttle: {for: 1m, retryAfter: "5"}}
            - {at: PT6M, throttle: }
            - {at: PT8M, restore: all}
            - {at: PT9M, restore: throttle}
            """);
    assertThat(scenario.steps().get(0).at()).isEqualTo(Duration.ofMinutes(1));
    assertThat(scenario.steps())
        .extracting(step -> step.faults())
        .containsExactly(
            change(
                "status",
                "{'fault':'status','status':503,'where':'api','for':'PT2M','probability':0.5}"),
            change("throttle", "{'fault':'throttle','where':'api','for':'PT1M','retryAfter':'5'}"),
            change("throttle", "{'fault':'throttle','where':'api'}"),
            new FaultChange("all", null),
            new FaultChange("throttle", null));
  }

  private static FaultChange change(String fault, String rule) {
    return new FaultChange(fault, rule.replace('\'', '"'));
  }

  @Test
  void json_is_read_as_well_with_tabs_and_places() {
    String json = "{\n\t\"scenario\": \"s\",\n\t\"seed\": \"x\"\n}";
    FileException e =
        catchThrowableOfType(FileException.class, () -> ScenarioReader.read("file", json));
    assertThat(e.problems()).hasSize(1);
    Problem problem = e.problems().get(0);
    assertThat(problem.line()).isEqualTo(3);
    assertThat(problem.column()).isEqualTo(10);
    assertThat(problem.path()).isEqualTo("seed");
    assertThat(problem.value()).isEqualTo("x");
    assertThat(problem.rule()).startsWith("must be a number");
  }
}
