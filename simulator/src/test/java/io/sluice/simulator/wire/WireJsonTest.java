package io.sluice.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WireJsonTest {

  @Test
  void writes_properties_in_the_order_of_the_description_and_leaves_out_missing_ones() {
    SegmentationPublishStats stats =
        new SegmentationPublishStats(
            PublishStatus.COMPLETED_SUCCESS,
            Instant.parse("2026-11-20T10:00:00Z"),
            1000L,
            null,
            null);
    assertThat(WireJson.write(stats))
        .isEqualTo(
            "{\"jobStatus\":\"CompletedSuccess\","
                + "\"evaluationDate\":\"2026-11-20T10:00:00Z\",\"entityCount\":1000}");
  }

  @Test
  void the_is_prefix_of_boolean_properties_is_kept() throws Exception {
    WorkflowRefreshSchedule schedule =
        WireJson.mapper()
            .readValue(
                "{\"isActive\":true,\"operationType\":\"All\"}", WorkflowRefreshSchedule.class);
    assertThat(schedule.isActive()).isTrue();
    assertThat(WireJson.write(schedule)).isEqualTo("{\"operationType\":\"all\",\"isActive\":true}");
  }

  @Test
  void reads_enumerations_in_any_case_and_refuses_unknown_words() throws Exception {
    for (String word : new String[] {"\"timedOut\"", "\"TimedOut\"", "\"TIMEDOUT\""}) {
      assertThat(WireJson.mapper().readValue(word, TaskStatus.class))
          .isEqualTo(TaskStatus.TIMED_OUT);
    }
    assertThatThrownBy(() -> WireJson.mapper().readValue("\"gone\"", TaskStatus.class))
        .isInstanceOf(JsonMappingException.class)
        .hasMessageContaining("gone");
  }

  @Test
  void writes_pascal_case_when_asked() throws Exception {
    assertThat(
            WireJson.mapper(WireJson.Spelling.PASCAL)
                .writeValueAsString(OperationType.PROFILE_STORE))
        .isEqualTo("\"ProfileStore\"");
  }

  @Test
  void job_options_keep_what_the_description_does_not_name() throws Exception {
    GraphJobOptions options =
        WireJson.mapper()
            .readValue("{\"x\":1,\"runDownstreamAfterMerge\":true}", GraphJobOptions.class);
    assertThat(options.runDownstreamAfterMerge()).isTrue();
    assertThat(options.others()).containsEntry("x", 1);
    assertThat(WireJson.write(options)).isEqualTo("{\"runDownstreamAfterMerge\":true,\"x\":1}");
    assertThat(WireJson.mapper().readValue("{}", GraphJobOptions.class).others()).isEmpty();
  }

  @Test
  void payload_has_the_odata_names() {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("CustomerId", "a");
    JsonNode json =
        WireJson.mapper()
            .valueToTree(new ODataEntityPayload("ctx", 1, java.util.List.of((Object) row)));
    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly("@odata.context", "@odata.count", "value");
  }
}
