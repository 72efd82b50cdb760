package io.sluice.hub.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.cli.client.ClientException;
import io.sluice.hub.cli.terminal.ExitCode;
import io.sluice.hub.connector.Answers;
import io.sluice.hub.flow.FlowFileCheck;
import io.sluice.hub.outbound.Outcome;
import io.sluice.hub.store.jdbc.StoreFilesReport;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pure judgements of the checks. */
final class CheckFindingsTest {
  @ParameterizedTest
  @CsvSource({
    "0, OK",
    "60, OK",
    "-60, OK",
    "61, WARNING",
    "-61, WARNING",
    "300, WARNING",
    "301, FAILED",
    "-301, FAILED"
  })
  void a_clock_is_judged_by_its_bounds(long seconds, CheckFinding.State state) {
    assertThat(ApiCheck.clock(Duration.ofSeconds(seconds)).state()).isEqualTo(state);
  }

  @Test
  void a_retired_api_is_reported_with_dataverse_as_replacement() {
    CheckFinding gone = refused(410, "GetInstance: status 410");
    assertThat(gone.sentence()).contains("switched off");
    assertThat(gone.hint()).contains("Dataverse");
    assertThat(refused(403, "status 403, This API has been deprecated")).isNotEqualTo(gone);
    assertThat(refused(403, "status 403, This API has been deprecated").hint())
        .isEqualTo(gone.hint());
    assertThat(refused(403, "status 403, no role").hint()).contains("role");
  }

  @Test
  void each_status_has_a_matching_hint() {
    assertThat(refused(404, "x").hint()).contains("instanceId");
    assertThat(refused(401, "x").hint()).contains("subscriptionKey");
    assertThat(refused(429, "x").state()).isEqualTo(CheckFinding.State.WARNING);
    assertThat(refused(0, "x").hint()).contains("network");
  }

  @Test
  void the_job_history_starts_at_the_oldest_listed_job() {
    Object jobs =
        List.of(
            Map.of("submittedTimestamp", "2026-03-04T05:00:00Z"),
            Map.of("submittedTimestamp", "2026-03-02T06:00:00Z"));
    CheckFinding found =
        ApiCheck.jobs(
            Answers.succeeded(200, Map.of(), jobs), Instant.parse("2026-03-04T06:00:00Z"));
    assertThat(found.sentence()).contains("2 jobs", "2026-03-02T06:00:00Z", "48 h");
    assertThat(ApiCheck.jobs(Answers.succeeded(200, Map.of(), List.of()), Instant.EPOCH).state())
        .isEqualTo(CheckFinding.State.WARNING);
  }

  @Test
  void another_schema_version_is_reported() {
    assertThat(StoreCheck.judge(look(3, 2)))
        .anySatisfy(
            found -> {
              assertThat(found.state()).isEqualTo(CheckFinding.State.FAILED);
              assertThat(found.sentence()).contains("schema 3", "newer", "up to 2");
            });
    assertThat(StoreCheck.judge(look(1, 2)))
        .anySatisfy(found -> assertThat(found.sentence()).contains("upgrades it to 2"));
  }

  @Test
  void a_hub_with_a_failing_store_fails_with_the_message_of_the_store() {
    CheckFinding finding =
        HubCheck.notReady(
            new ClientException(
                ExitCode.UNREACHABLE,
                ClientException.STORE,
                "The disk is full: free some space; it goes on by itself",
                ""));

    assertThat(finding.state()).isEqualTo(CheckFinding.State.FAILED);
    assertThat(finding.sentence()).contains("cannot write to its store", "The disk is full");
    assertThat(
            HubCheck.notReady(new ClientException(ExitCode.UNREACHABLE, "http-503", "x", ""))
                .state())
        .isEqualTo(CheckFinding.State.WARNING);
  }

  @Test
  void little_free_space_is_a_warning() {
    assertThat(DataCheck.freeSpace((1L << 30) - 1).state()).isEqualTo(CheckFinding.State.WARNING);
    assertThat(DataCheck.freeSpace(1L << 30).state()).isEqualTo(CheckFinding.State.OK);
  }

  @Test
  void each_problem_of_a_flow_is_a_finding() {
    List<CheckFinding> found =
        ConfigurationCheck.judge(
            Path.of("flows"),
            List.of(
                new FlowFileCheck.CheckedFile("good.json", List.of()),
                new FlowFileCheck.CheckedFile("bad.json", List.of("bad.json: a rule. Do this."))));
    assertThat(found)
        .extracting(CheckFinding::sentence)
        .containsExactly("1 of 2 flows in flows are valid.", "bad.json: a rule. Do this.");
  }

  @Test
  void the_names_of_checks_are_unique() {
    assertThat(CheckTable.ALL).extracting(Check::name).doesNotHaveDuplicates();
    assertThat(CheckTable.ALL).extracting(Check::looksAt).doesNotContain("");
  }

  private static CheckFinding refused(int status, String error) {
    return ApiCheck.instance(Answers.failed(Outcome.REJECTED, status, Map.of(), null, error));
  }

  private static StoreFilesReport look(int schema, int known) {
    return new StoreFilesReport(
        Path.of("sluice.db"), true, 1, 1, Optional.empty(), schema, known, List.of());
  }
}
