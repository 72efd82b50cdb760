package io.sluice.hub.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.gate.GateConfig;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class QuotaPlannerTest {
  private static final Path EXAMPLES = Path.of("../examples/flows");
  private static final String INSIGHTS = "customerinsights";

  @Test
  void what_the_sweeps_leave_is_what_a_flow_may_use() {
    QuotaPlanner.QuotaPlan plan = plan(Map.of(INSIGHTS, 10L), 100);

    assertThat(plan.dailySweeps()).isEqualTo(7_200);
    assertThat(plan.loads().get(0).leftPerDay()).isEqualTo(95 * 1_440);
    assertThat(plan.loads().get(0).perDay()).isEqualTo(1_000);
    assertThat(plan.fits()).isTrue();
    assertThat(plan.sentence())
        .isEqualTo(
            "It fits: 100 events a day make 1000 calls of customerinsights, and 136800 can be"
                + " made beside the sweeps (0.7 %). One run alone never waits for the quota.");
  }

  @Test
  void a_run_of_many_calls_waits_a_window_for_each_95() {
    assertThat(plan(Map.of(INSIGHTS, 95L), 1).oneRun()).isZero();
    assertThat(plan(Map.of(INSIGHTS, 96L), 1).oneRun()).isEqualTo(Duration.ofMinutes(1));
    assertThat(plan(Map.of(INSIGHTS, 951L), 1).oneRun()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void too_much_is_refused_with_the_number_that_would_do() {
    QuotaPlanner.QuotaPlan plan = plan(Map.of(INSIGHTS, 100L), 1_369);

    assertThat(plan.fits()).isFalse();
    assertThat(plan.sentence()).startsWith("It does not fit:").contains("At most 1368 events");
    assertThat(plan(Map.of(INSIGHTS, 100L), 1_368).sentence()).startsWith("It fits, but tightly");
  }

  @Test
  void the_narrowest_window_of_a_teams_channel_decides() {
    QuotaPlanner.QuotaPlan plan = plan(Map.of("teams", 1L), 1_801);

    assertThat(plan.loads().get(0).leftPerDay()).isEqualTo(1_800);
    assertThat(plan.fits()).isFalse();
  }

  @Test
  void a_connector_without_a_quota_is_shown_and_does_not_decide() {
    QuotaPlanner.QuotaPlan plan = plan(Map.of("approvals", 5L), 1_000_000);

    assertThat(plan.fits()).isTrue();
    assertThat(plan.sentence()).contains("makes no calls that any quota counts");
  }

  @Test
  void every_example_is_planned_without_a_hub() throws Exception {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      List<Path> flows = files.sorted().toList();
      assertThat(flows).hasSizeGreaterThan(4);
      for (Path flow : flows) {
        assertThat(run(flow.toString())).as(flow.toString()).startsWith("0 ").contains("It fits");
      }
    }
    assertThat(run("digest-on-measure", "--flows", EXAMPLES.toString(), "--rows", "2000"))
        .contains("customerinsights")
        .contains("is taken to read");
  }

  @Test
  void a_plan_that_does_not_fit_a_wrong_number_and_an_unknown_flow_fail() {
    String digest = EXAMPLES.resolve("digest-on-measure.json").toString();
    assertThat(run(digest, "--events-per-day", "1000000")).startsWith("1 ");
    assertThat(run(digest, "--items", "-1")).startsWith("2 ").contains("items must be from 0");
    assertThat(run("nothing")).startsWith("2 ").contains("neither a file nothing nor a flow");
    assertThat(run(digest, "--output", "json")).contains("\"callsPerRun\"");
  }

  private static QuotaPlanner.QuotaPlan plan(Map<String, Long> calls, long events) {
    return QuotaPlanner.of(
        new QuotaPlanner.ExpectedLoad("flow", calls, events, Duration.ofSeconds(60)),
        GateConfig.defaults());
  }

  private static String run(String... args) {
    CommandLine command = new CommandLine(new QuotaPlanCommand());
    StringWriter text = new StringWriter();
    command.setOut(new PrintWriter(text));
    command.setErr(new PrintWriter(text));
    int exit = command.execute(args);
    return exit + " " + text;
  }
}
