package io.sluice.hub.trigger;

import io.sluice.hub.trigger.Triggers.Observation;
import io.sluice.hub.trigger.Triggers.Reading;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fires when a successful evaluation takes a segment's size across the threshold. */
final class SegmentThresholdCrossed extends ThresholdKind {
  SegmentThresholdCrossed() {
    super(
        "segment.threshold.crossed",
        "OnSegmentThresholdCrossed",
        Parameter.required(
            "segmentName", Parameter.ParameterType.TEXT, "the segment's unique name"));
  }

  @Override
  public String doc() {
    return "A segment's size goes from at or below the threshold to above it.";
  }

  @Override
  public Optional<Observation> relevant(Observation observation) {
    return Optional.of(observation.onlySegments());
  }

  @Override
  List<Reading> readings(Observation observation) {
    return observation.segments();
  }

  @Override
  boolean complete(Observation observation) {
    return observation.segmentsRead();
  }

  @Override
  Map<String, @Nullable Object> data(Reading reading, ThresholdRule rule, BigDecimal value) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("segmentName", reading.id());
    data.put("friendlyName", reading.entity().name());
    data.put("size", value);
    data.put("threshold", rule.threshold());
    data.put("runId", reading.runId());
    data.put("evaluatedAt", String.valueOf(reading.evaluatedAt()));
    return data;
  }

  @Override
  String valueName() {
    return "size";
  }
}
