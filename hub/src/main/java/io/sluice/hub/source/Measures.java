package io.sluice.hub.source;

import io.sluice.hub.trigger.Triggers.Reading;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the list of measures. Only business measures without dimensions have one value: {@code
 * isScalar}, or {@code isManualQueryScalar} for hand-written ones, and not a measure of profiles
 * (facts 2.4).
 */
final class Measures {
  private Measures() {}

  static List<Reading> read(@Nullable Object json) {
    List<Reading> readings = new ArrayList<>();
    for (Fields measure : Fields.list(json)) {
      if (measure.text("name").isPresent()) {
        readings.add(reading(measure));
      }
    }
    return readings;
  }

  private static Reading reading(Fields measure) {
    Fields output = measure.child("output");
    Optional<String> refused = refused(measure);
    Optional<BigDecimal> value = refused.isPresent() ? Optional.empty() : value(output);
    String problem = value.isPresent() ? null : refused.orElse("its output holds no number");
    return new Reading(
        measure.text("name").orElseThrow(),
        measure.text("displayName").or(() -> measure.text("name")).orElse(""),
        measure.text("createdUtc").orElse("unknown"),
        Values.hash(measure.value("definition")),
        value.orElse(null),
        problem,
        measure.child("latestEvaluation").text("lastSuccessfulRunId").orElse(null),
        output.time("evaluationTime").orElse(null));
  }

  /** Why a measure cannot be watched. */
  static Optional<String> refused(Fields measure) {
    Fields definition = measure.child("definition");
    if (definition.is("isProfile") || definition.word("kind").equals("attribute")) {
      return Optional.of("it is a measure of customers, not one number");
    }
    return definition.is("isScalar") || definition.is("isManualQueryScalar")
        ? Optional.empty()
        : Optional.of("it has dimensions; only measures without dimensions have one value");
  }

  private static Optional<BigDecimal> value(Fields output) {
    for (Map.Entry<?, ?> each : output.child("values").map().entrySet()) {
      return Values.number(each.getValue());
    }
    return Optional.empty();
  }
}
