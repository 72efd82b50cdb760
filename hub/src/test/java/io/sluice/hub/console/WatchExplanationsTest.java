package io.sluice.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.flow.FlowState;
import io.sluice.hub.flow.Flows.FlowView;
import io.sluice.hub.store.SubjectRef;
import io.sluice.hub.store.Watch;
import io.sluice.hub.store.WatchEvaluation;
import io.sluice.hub.store.WatchId;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WatchExplanationsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final String KEY = "segment.threshold.crossed/HighValueCustomers >1000";
  private static final String ARMED = "ARMED|1|0|0|i|d|998|2026-03-01T09:59:00Z|-";

  @Test
  void the_explanation_names_the_smallest_change_that_would_fire() {
    JsonObject why =
        WatchExplanations.flow(flow(FlowState.ENABLED), List.of(row(ARMED)), List.of());
    JsonObject watch = why.getJsonArray("watches").getJsonObject(0);
    assertThat(watch.getString("standing")).isEqualTo("armed");
    assertThat(watch.getString("firesAt")).isEqualTo("1001");
    assertThat(watch.getJsonArray("sentences"))
        .contains("1,001 or more would have fired it: 3 more members.");
  }

  @Test
  void a_watch_without_data_reports_since_when() {
    String silent = ARMED + "|5|2026-01-01T00:00:00Z";
    JsonObject watch = watch(row(silent), List.of(flow(FlowState.ENABLED)));
    assertThat(watch.getString("noDataSince")).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(watch.getString("standing")).isEqualTo("armed");
    assertThat(watch.getJsonArray("sentences"))
        .contains(
            "No data since 2026-01-01T00:00:00Z: no reading since then gave a value; what was known"
                + " before is kept.");
  }

  @Test
  void a_watch_not_swept_yet_is_explained_as_new() {
    JsonObject why = WatchExplanations.flow(flow(FlowState.ENABLED), List.of(), List.of());
    assertThat(why.getJsonArray("watches").getJsonObject(0).getJsonArray("sentences"))
        .containsExactly("HighValueCustomers has not been evaluated yet: no sweep has read it.");
  }

  @Test
  void a_paused_flow_is_explained_as_paused() {
    assertThat(
            WatchExplanations.flow(flow(FlowState.PAUSED), List.of(), List.of())
                .getString("sentence"))
        .startsWith("The flow is paused");
  }

  @Test
  void a_watch_without_a_flow_is_explained_as_unused() {
    JsonObject watch = watch(row("parked|1"), List.of());
    assertThat(watch.getString("standing")).isEqualTo("unwanted");
  }

  private static JsonObject watch(Watch row, List<FlowView> flows) {
    return WatchExplanations.watches(List.of(row), flows).getJsonArray("items").getJsonObject(0);
  }

  private static Watch row(String state) {
    return new Watch(
        new WatchId("contoso", "segment.threshold.crossed", KEY),
        new SubjectRef("HighValueCustomers", "High Value"),
        state,
        new WatchEvaluation("998", "1000", "998 is not > 1000"),
        NOW);
  }

  private static FlowView flow(FlowState state) {
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    parameters.put("segmentName", "HighValueCustomers");
    parameters.put("threshold", 1000);
    return new FlowView(
        "f", "f.yaml", "h", state, "OnSegmentThresholdCrossed", parameters, List.of(), List.of());
  }
}
