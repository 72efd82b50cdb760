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
  void calls_not_used_by_sweeps_are_available_to_a_flow() {
    QuotaPlanner.QuotaPlan plan = plan(Map.of(INSIGHTS, 10L), 100);

    assertThat(plan.dailySweeps()).isEqualTo(7_200);
    assertThat(plan.loads().get(0).leftPerDay()).isEqualTo(95 * 1_440);
    assertThat(plan.loads().get(0).perDay()).isEqualTo(1_000);
    assertThat(plan.fits()).isTrue();
    assertThat(plan.sentence())
        .isEqualTo(
            "It fits: 100 events per day make 1000 calls of customerinsights, and 136800 are"
                + " available beside the sweeps (0.7 %). A single run never waits for the quota.");
  }

  @Test
  void a_run_of_many_calls_waits_a_window_for_each_95() {
    assertThat(plan(Map.of(INSIGHTS, 95L), 1).oneRun()).isZero();
    assertThat(plan(Map.of(INSIGHTS, 96L), 1).oneRun()).isEqualTo(Duration.ofMinutes(1));
    assertThat(plan(Map.of(INSIGHTS, 951L), 1).oneRun()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void a_load_that_does_not_fit_names_the_number_that_does() {
    QuotaPlanner.QuotaPlan plan = plan(Map.of(INSIGHTS, 100L), 1_369);

    assertThat(plan.fits()).isFalse();
    assertThat(plan.sentence()).startsWith("It does not fit:").contains("At most 1368 events");
    assertThat(plan(Map.of(INSIGHTS, 100L), 1_368).sentence()).startsWith("It fits, but only just");
  }

  @Test
  void the_narrowest_window_of_a_teams_channel_counts() {
    QuotaPlanner.QuotaPlan plan = plan(Map.of("teams", 1L), 1_801);

    assertThat(plan.loads().get(0).leftPerDay()).isEqualTo(1_800);
    assertThat(plan.fits()).isFalse();
  }

  @Test
  void a_connector_without_a_quota_is_listed_and_has_no_influence() {
    QuotaPlanner.QuotaPlan plan = plan(Map.of("approvals", 5L), 1_000_000);

    assertThat(plan.fits()).isTrue();
    assertThat(plan.sentence()).contains("makes no calls that count against a quota");
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
        .contains("is assumed to read");
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
