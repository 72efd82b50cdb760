package io.sluice.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.simulator.wire.MeasureMetadata;
import io.sluice.simulator.wire.OnDemandJobRequest;
import io.sluice.simulator.wire.SegmentMetadata;
import io.sluice.simulator.wire.WireJson;
import io.sluice.simulator.wire.WorkflowRefreshSchedule;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CommandsTest {

  private final Worlds small = new Worlds();

  private static <T> T read(String json, Class<T> type) {
    try {
      return WireJson.mapper().readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }

  private static JsonNode done(Result<?> result, int status) {
    assertThat(result).isInstanceOf(Result.Done.class);
    assertThat(result.status()).isEqualTo(status);
    return Shown.json(((Result.Done<?>) result).value());
  }

  private static String refused(Result<?> result, int status) {
    assertThat(result).isInstanceOf(Result.Refused.class);
    assertThat(result.status()).isEqualTo(status);
    JsonNode error = Shown.json(((Result.Refused<?>) result).error());
    assertThat(error.get("httpStatusCode").asText()).isEqualTo(Integer.toString(status));
    assertThat(error.get("message").asText()).isNotBlank();
    return error.get("errorCode").asText();
  }

  private static String unparsable(Result<?> result) {
    assertThat(result).isInstanceOf(Result.Unparsable.class);
    assertThat(result.status()).isEqualTo(400);
    return Shown.json(((Result.Unparsable<?>) result).error()).get("code").asText();
  }

  private Result<?> submit(String json) {
    return small.commands().submit(read(json, OnDemandJobRequest.class));
  }

  @Test
  void submits_as_the_documentation_writes_it_with_a_quoted_id_and_a_capital_letter() {
    JsonNode job =
        done(
            submit(
                "{\"operationType\":\"Ingestion\",\"identifiers\":[\"'"
                    + small.sourceId("B")
                    + "'\"],\"forceRunRequested\":true}"),
            200);
    assertThat(job.get("jobStatus").asText()).isEqualTo("queued");
    assertThat(job.at("/idList/0").asText()).isEqualTo(small.sourceId("B").toString());
    assertThat(job.get("jobSubmissionKind").asText()).isEqualTo("onDemand");
    assertThat(job.get("shouldForceRunRequestedNodes").asBoolean()).isTrue();
  }

  @Test
  void refuses_jobs_over_what_does_not_exist_with_404() {
    assertThat(refused(submit("{}"), 404)).isEqualTo("refreshPrerequisitesUnmetError");
    assertThat(refused(submit("{\"operationType\":\"intelligence\"}"), 404))
        .isEqualTo("refreshPrerequisitesUnmetError");
    assertThat(refused(submit("{\"operationType\":\"ingestion\",\"identifiers\":[\"x\"]}"), 404))
        .isEqualTo("dataSourceNotFound");
    assertThat(refused(submit("{\"operationType\":\"segmentation\",\"identifiers\":[\"x\"]}"), 404))
        .isEqualTo("segmentNotFound");
    assertThat(refused(submit("{\"operationType\":\"measures\",\"identifiers\":[\"x\"]}"), 404))
        .isEqualTo("entityMetadataNotFoundForEntity");
  }

  @Test
  void cancels_only_jobs_that_run() {
    assertThat(refused(small.commands().cancel(new UUID(1, 2)), 404))
        .isEqualTo("refreshRunningOrchestrationNotFound");
    JsonNode job = done(submit("{\"operationType\":\"all\"}"), 200);
    UUID id = UUID.fromString(job.get("jobId").asText());
    assertThat(done(small.commands().cancel(id), 200).get("jobStatus").asText())
        .isEqualTo("aborted");
    assertThat(refused(small.commands().cancel(id), 404))
        .isEqualTo("refreshRunningOrchestrationNotFound");
  }

  @Test
  void deletes_with_the_documented_refusals() {
    UUID b = small.sourceId("B");
    assertThat(done(small.commands().deleteDataSource(b), 200).get("statusCode").asInt())
        .isEqualTo(200);
    assertThat(refused(small.commands().deleteDataSource(b), 404)).isEqualTo("dataSourceNotFound");
    done(small.commands().deleteSegment("S"), 200);
    assertThat(refused(small.commands().deleteSegment("S"), 400)).isEqualTo("segmentNotFound");
    done(small.commands().deleteMeasure("M"), 200);
    assertThat(refused(small.commands().deleteMeasure("M"), 404))
        .isEqualTo("entityMetadataNotFoundForEntity");
    assertThat(Shown.json(small.queries().status()).findValuesAsText("identifier"))
        .doesNotContain("S", "M", b.toString());
  }

  @Test
  void deleting_a_source_while_it_is_refreshed_ends_its_part_as_deleted() {
    submit("{\"operationType\":\"ingestion\",\"identifiers\":[\"" + small.sourceId("B") + "\"]}");
    small.pass(0);
    small.commands().deleteDataSource(small.sourceId("B"));
    assertThat(small.ends(small.pass(10))).containsExactly("ingestion gone deleted");
  }

  @Test
  void creates_a_segment_and_evaluates_it_at_once() {
    JsonNode created =
        done(
            small.commands().createSegment(read("{\"name\":\"New\"}", SegmentMetadata.class)), 201);
    assertThat(created.get("state").asText()).isEqualTo("active");
    assertThat(created.at("/evaluationStatus/jobStatus").asText()).isEqualTo("Queued");
    assertThat(created.at("/evaluationStatus").has("entityCount")).isFalse();
    small.pass(2);
    assertThat(small.segment("New").at("/evaluationStatus/entityCount").asLong()).isPositive();
    assertThat(small.queries().entity("New")).isPresent();
  }

  @Test
  void refuses_segments_without_a_valid_unused_name() {
    for (String bad : List.of("{}", "{\"name\":\"1st\"}", "{\"name\":\"a b\"}")) {
      assertThat(refused(small.commands().createSegment(read(bad, SegmentMetadata.class)), 404))
          .isEqualTo("invalidSegmentFormat");
    }
    assertThat(
            refused(
                small.commands().createSegment(read("{\"name\":\"S\"}", SegmentMetadata.class)),
                404))
        .isEqualTo("invalidSegmentNameExists");
  }

  @Test
  void changes_a_segment_but_not_what_only_the_system_writes() {
    long version = small.segment("S").get("version").asLong();
    JsonNode changed =
        done(
            small
                .commands()
                .updateSegment(
                    "S",
                    read(
                        "{\"name\":\"S\",\"friendlyName\":\"Better\",\"version\":99,"
                            + "\"evaluationStatus\":{\"entityCount\":7}}",
                        SegmentMetadata.class)),
            200);
    assertThat(changed.get("friendlyName").asText()).isEqualTo("Better");
    assertThat(changed.get("version").asLong()).isEqualTo(version + 1);
    assertThat(changed.at("/evaluationStatus/entityCount").asLong()).isEqualTo(900);
    assertThat(refused(small.commands().updateSegment("X", read("{}", SegmentMetadata.class)), 404))
        .isEqualTo("segmentNotFound");
  }

  @Test
  void a_deactivated_segment_is_skipped_until_it_is_activated_again() {
    done(small.commands().deactivateSegment("S"), 200);
    submit("{\"operationType\":\"segmentation\"}");
    assertThat(small.ends(small.pass(5))).contains("segmentation S skipped");
    done(small.commands().activateSegment("S"), 200);
    assertThat(small.ends(small.pass(5))).containsExactly("segmentation S successful");
    assertThat(refused(small.commands().activateSegment("X"), 404)).isEqualTo("segmentNotFound");
  }

  private static MeasureMetadata measure(String name, String definition) {
    return read(
        "{\"name\":\"" + name + "\",\"definition\":" + definition + "}", MeasureMetadata.class);
  }

  @Test
  void creates_a_measure_and_decides_by_itself_whether_it_is_scalar() {
    String sum = "{\"kind\":\"entity\",\"aggregates\":[{\"operation\":\"sum\",\"alias\":\"t\"}]";
    JsonNode scalar =
        done(small.commands().createMeasure(measure("Scalar", sum + ",\"isScalar\":false}")), 200);
    assertThat(scalar.at("/definition/isScalar").asBoolean()).isTrue();
    JsonNode rows =
        done(
            small
                .commands()
                .createMeasure(
                    measure(
                        "Rows", sum + ",\"isScalar\":true,\"dimensions\":[{\"field\":\"d\"}]}")),
            200);
    assertThat(rows.at("/definition/isScalar").asBoolean()).isFalse();
    small.pass(3);
    assertThat(small.measure("Scalar").at("/output/values/t").asText()).isNotBlank();
    assertThat(small.measure("Rows").has("output")).isFalse();
  }

  @Test
  void a_measure_that_gets_a_dimension_loses_its_value() {
    assertThat(small.measure("M").has("output")).isTrue();
    String sum = "{\"kind\":\"entity\",\"aggregates\":[{\"operation\":\"sum\",\"alias\":\"t\"}]";
    done(
        small
            .commands()
            .updateMeasure("M", measure("M", sum + ",\"dimensions\":[{\"field\":\"d\"}]}")),
        200);
    small.pass(5);
    assertThat(small.measure("M").has("output")).isFalse();
    assertThat(small.measure("M").at("/definition/isScalar").asBoolean()).isFalse();
  }

  @Test
  void reports_errors_of_a_measure_with_their_position() {
    Commands commands = small.commands();
    assertThat(unparsable(commands.createMeasure(measure("1", "{}")))).isEqualTo("invalidArgument");
    assertThat(unparsable(commands.createMeasure(measure("M", "{}"))))
        .isEqualTo("invalidOperation");
    assertThat(unparsable(commands.createMeasure(measure("N", "{}")))).isEqualTo("invalidArgument");
    assertThat(
            unparsable(
                commands.createMeasure(measure("N", "{\"measureQuerySql\":\"DROP TABLE x\"}"))))
        .isEqualTo("parsingFailed");
    Result<MeasureMetadata> unknownTable =
        commands.createMeasure(
            measure("N", "{\"measureQuerySql\":\"SELECT COUNT(*) FROM Nowhere\"}"));
    assertThat(unparsable(unknownTable)).isEqualTo("entityNotFound");
    assertThat(
            Shown.json(((Result.Unparsable<?>) unknownTable).error())
                .at("/messages/0/location/column")
                .asInt())
        .isEqualTo(22);
    assertThat(refused(commands.updateMeasure("X", measure("X", "{}")), 404))
        .isEqualTo("entityMetadataNotFoundForEntity");
  }

  private static WorkflowRefreshSchedule schedule(String cron, String zone) {
    return read(
        "{\"operationType\":\"segmentation\",\"identifiers\":[\"S\"],\"timezoneId\":\""
            + zone
            + "\",\"cronSchedules\":[\""
            + cron
            + "\"]}",
        WorkflowRefreshSchedule.class);
  }

  @Test
  void a_schedule_submits_scheduled_jobs_at_its_local_times() {
    JsonNode created =
        done(
            small.commands().createSchedule(schedule("0 12 * * *", "W. Europe Standard Time")),
            200);
    assertThat(created.get("isActive").asBoolean()).isTrue();
    small.pass(Duration.ofDays(2));
    JsonNode jobs = Shown.json(small.queries().jobs(2, false));
    assertThat(jobs.findValuesAsText("submittedTimestamp"))
        .containsExactly("2026-11-21T11:00:00Z", "2026-11-20T11:00:00Z");
    assertThat(jobs.findValuesAsText("jobSubmissionKind")).containsOnly("scheduled");
  }

  @Test
  void a_replaced_schedule_fires_at_its_new_times_only() {
    JsonNode first = done(small.commands().createSchedule(schedule("0 11 * * *", "UTC")), 200);
    done(
        small
            .commands()
            .createSchedule(
                read(
                    Shown.json(schedule("30 11 * * *", "UTC"))
                        .toString()
                        .replaceFirst("\\{", "{\"scheduleId\":" + first.get("scheduleId") + ","),
                    WorkflowRefreshSchedule.class)),
        200);
    assertThat(small.queries().schedules()).hasSize(1);
    small.pass(Duration.ofHours(24));
    assertThat(Shown.json(small.queries().jobs(5, false)).findValuesAsText("submittedTimestamp"))
        .startsWith("2026-11-20T11:30:00Z")
        .hasSize(2);
  }

  @Test
  void refuses_bad_schedules_alone_with_500_and_in_a_batch_with_404_taking_none_in() {
    Commands commands = small.commands();
    refused(commands.createSchedule(schedule("x", "UTC")), 500);
    refused(commands.createSchedule(schedule("0 12 * * *", "Nowhere")), 500);
    refused(
        commands.createSchedule(
            read("{\"cronSchedules\":[\"0 1 * * *\"]}", WorkflowRefreshSchedule.class)),
        500);
    refused(
        commands.createSchedules(List.of(schedule("0 12 * * *", "UTC"), schedule("x", "UTC"))),
        404);
    assertThat(small.queries().schedules()).isEmpty();
    assertThat(done(commands.createSchedules(List.of(schedule("0 12 * * *", "UTC"))), 200).size())
        .isEqualTo(1);
  }
}
