package io.sluice.wdl.run;

import static io.sluice.wdl.run.FlowTexts.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.wdl.action.OperationReply;
import io.sluice.wdl.action.Status;
import io.sluice.wdl.definition.FlowDefinition;
import io.sluice.wdl.definition.FlowProblem;
import io.sluice.wdl.definition.FlowReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The example flows, run against a scripted connector. */
class ExampleFlowsTest {
  private static final Path FOLDER = Path.of("..", "examples", "flows");

  static FlowDefinition read(String file) throws IOException {
    FlowReader.FlowReadResult reading =
        FlowReader.read(file, Files.readAllBytes(FOLDER.resolve(file)));
    assertThat(reading.problems().stream().map(FlowProblem::text)).isEmpty();
    return reading.definition().orElseThrow();
  }

  private static Drive drive(String file, String body) throws IOException {
    return new Drive(read(file), FlowTexts.trigger(json(body)));
  }

  private static Map<String, @Nullable Object> sent(Drive drive) {
    return drive.calls.get(drive.calls.size() - 1).request().parameters();
  }

  @Test
  void every_example_compiles_and_every_trigger_kind_has_one() throws IOException {
    List<String> operations = new ArrayList<>();
    try (var files = Files.list(FOLDER)) {
      for (Path file : files.sorted().toList()) {
        operations.add(read(file.getFileName().toString()).trigger().operationId());
      }
    }
    assertThat(operations)
        .containsExactlyInAnyOrder(
            "OnMeasureThresholdCrossed",
            "OnSegmentThresholdCrossed",
            "OnDataSourceRefreshFailed",
            "OnDataSourceRefreshSucceeded",
            "OnUnificationCompleted",
            "OnFullRefreshCompleted");
  }

  @Test
  void a_failed_refresh_becomes_one_card_that_names_source_error_and_time() throws IOException {
    Drive drive =
        drive(
                "teams-on-refresh-failure.json",
                """
                {"eventId": "e", "occurredAt": "2026-11-20T07:58:30Z", "instanceId": "i",
                 "data": {"dataSourceId": "d1", "friendlyName": "Website contacts", "taskId": "t1",
                  "status": "failed", "error": "The credentials have expired",
                  "outlook": "permanent", "skipped": ["Match", "Merge"]}}""")
            .go();
    assertThat(drive.status).isEqualTo(Status.SUCCEEDED);
    assertThat(drive.calls).hasSize(1);
    assertThat(drive.calls.get(0).request().connector()).isEqualTo("teams");
    assertThat(drive.calls.get(0).request().operation()).isEqualTo("PostCardToConversation");
    assertThat(sent(drive))
        .containsEntry("body/recipient/channelId", "data-ops")
        .containsEntry("body/title", "Data source refresh failed: Website contacts")
        .containsEntry(
            "body/messageBody",
            "It will not recover by itself. Repair the connection or the file, then refresh the"
                + " source.");
    assertThat(String.valueOf(sent(drive).get("body/facts")))
        .contains("The credentials have expired", "2026-11-20 07:58 UTC", "Match, Merge");
  }

  @Test
  void a_refresh_that_failed_without_a_word_still_becomes_a_card() throws IOException {
    Drive drive =
        drive(
                "teams-on-refresh-failure.json",
                """
                {"occurredAt": "2026-11-20T07:58:30Z",
                 "data": {"friendlyName": "Website contacts", "taskId": "t1", "error": null,
                  "outlook": "unknown", "skipped": []}}""")
            .go();
    assertThat(drive.status).isEqualTo(Status.SUCCEEDED);
    assertThat(String.valueOf(sent(drive).get("body/facts"))).contains("no error text was given");
  }

  @Test
  void a_grown_segment_becomes_a_mail_to_the_data_owners() throws IOException {
    Drive drive =
        drive(
                "mail-on-segment-threshold.yaml",
                """
                {"data": {"segmentName": "HighValueCustomers", "friendlyName": "High & mighty",
                  "size": 1010, "threshold": 1000, "evaluatedAt": "2026-11-20T07:00:00Z"},
                 "previous": {"size": 990}}""")
            .go();
    assertThat(drive.status).isEqualTo(Status.SUCCEEDED);
    assertThat(drive.calls.get(0).request().connector()).isEqualTo("smtp");
    assertThat(sent(drive))
        .containsEntry("emailMessage/To", "data-owners@contoso.example")
        .containsEntry("emailMessage/Subject", "Segment HighValueCustomers has grown to 1010");
    assertThat(String.valueOf(sent(drive).get("emailMessage/Body")))
        .contains("High &amp; mighty", "from 990 to <b>1010</b>");
  }

  private static OperationReply page(RunEffect.CallOperation call, int rows) {
    long skip = Long.parseLong(String.valueOf(call.request().parameters().get("$skip")));
    List<Object> value = new ArrayList<>();
    for (long i = skip; i < Math.min(rows, skip + 100); i++) {
      value.add(new LinkedHashMap<>(Map.of("CustomerId", "c" + i)));
    }
    return Drive.ok(new LinkedHashMap<>(Map.of("value", value)));
  }

  private static Drive digest(int rows) throws IOException {
    return drive(
            "digest-on-measure.json",
            """
            {"instanceId": "i", "data": {"measureName": "MonthlyRevenue",
              "displayName": "Monthly revenue", "value": 251000.5, "threshold": 250000,
              "evaluatedAt": "2026-11-20T07:00:00Z"}, "previous": {"value": 240000}}""")
        .answering(
            call -> call.request().operation().equals("GetItems") ? page(call, rows) : Drive.ok(1L))
        .go();
  }

  @Test
  void the_digest_reads_page_after_page_until_a_short_one() throws IOException {
    Drive drive = digest(130);
    assertThat(drive.status).isEqualTo(Status.SUCCEEDED);
    assertThat(drive.calls).hasSize(3);
    assertThat(drive.calls.get(0).request().parameters())
        .containsEntry("dataset", "i")
        .containsEntry("table", "HighValueCustomers")
        .containsEntry("$top", 100L)
        .containsEntry("$skip", 0L);
    assertThat(drive.calls.get(1).request().parameters()).containsEntry("$skip", 100L);
    assertThat(sent(drive)).containsEntry("emailMessage/Subject", "Monthly revenue passed 250,000");
    assertThat(String.valueOf(sent(drive).get("emailMessage/Body")))
        .contains("<b>251,001</b>", "130 customers", "<td>c19</td>", "c129")
        .doesNotContain("<td>c20</td>");
  }

  @Test
  void the_digest_stops_after_three_pages() throws IOException {
    Drive drive = digest(5_000);
    assertThat(drive.status).isEqualTo(Status.SUCCEEDED);
    assertThat(drive.calls).hasSize(4);
    assertThat(drive.step("Pages[3]/Get_items").status()).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void the_digest_of_an_empty_segment_is_sent_too() throws IOException {
    Drive drive = digest(0);
    assertThat(drive.status).isEqualTo(Status.SUCCEEDED);
    assertThat(drive.calls).hasSize(2);
  }

  @Test
  void the_webhook_gets_the_event() throws IOException {
    Drive drive =
        drive(
                "webhook-on-full-refresh.json",
                """
                {"eventId": "e1", "eventType": "refresh.completed", "occurredAt": "t",
                 "data": {"jobId": "j", "status": "successful", "stages": {"match": "successful"}}}
                """)
            .go();
    assertThat(drive.calls.get(0).request().connector()).isEqualTo("http");
    assertThat(drive.calls.get(0).request().operation()).isEqualTo("Webhook");
    assertThat(sent(drive))
        .containsEntry("endpoint", "warehouse")
        .containsEntry("id", "e1")
        .containsEntry("subject", "jobs/j");
    assertThat(String.valueOf(sent(drive).get("data"))).contains("successful");
  }

  @Test
  void the_other_cards_are_posted() throws IOException {
    for (String file : List.of("teams-on-source-repaired.json", "teams-on-unification.json")) {
      Drive drive =
          drive(
                  file,
                  """
                  {"occurredAt": "2026-11-20T07:58:30Z", "data": {"friendlyName": "Web",
                   "jobId": "j", "map": "successful", "match": null}}""")
              .go();
      assertThat(drive.status).isEqualTo(Status.SUCCEEDED);
      assertThat(drive.calls).hasSize(1);
    }
  }
}
