package io.sluice.hub.trigger;

import io.sluice.hub.trigger.Triggers.Observation;
import io.sluice.hub.trigger.Triggers.Reading;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fires when a successful evaluation takes a scalar business measure across the threshold. */
final class MeasureThresholdCrossed extends ThresholdKind {
  MeasureThresholdCrossed() {
    super(
        "measure.threshold.crossed",
        "OnMeasureThresholdCrossed",
        Parameter.required(
            "measureName",
            Parameter.ParameterType.TEXT,
            "the unique name of a measure without dimensions"));
  }

  @Override
  public String doc() {
    return "A business measure without dimensions goes from at or below the threshold to above it.";
  }

  @Override
  public Optional<Observation> relevant(Observation observation) {
    return Optional.of(observation.onlyMeasures());
  }

  @Override
  List<Reading> readings(Observation observation) {
    return observation.measures();
  }

  @Override
  boolean complete(Observation observation) {
    return observation.measuresRead();
  }

  @Override
  Map<String, @Nullable Object> data(Reading reading, ThresholdRule rule, BigDecimal value) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("measureName", reading.id());
    data.put("displayName", reading.entity().name());
    data.put("value", value);
    data.put("threshold", rule.threshold());
    data.put("evaluatedAt", String.valueOf(reading.evaluatedAt()));
    return data;
  }

  @Override
  String valueName() {
    return "value";
  }
}
