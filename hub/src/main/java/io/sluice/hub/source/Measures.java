package io.sluice.hub.source;

import io.sluice.hub.trigger.Decimals;
import io.sluice.hub.trigger.EntityRef;
import io.sluice.hub.trigger.Triggers.Reading;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the list of measures. Only business measures without dimensions have a single value: those
 * with {@code isScalar}, or {@code isManualQueryScalar} for hand-written queries, that are not
 * customer attributes. See docs/customer-insights-api.md.
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
    Map<?, ?> values = output.child("values").map();
    Optional<BigDecimal> value =
        refused.isPresent() ? Optional.empty() : value(values, measure.child("definition"));
    String problem = value.isPresent() ? null : refused.orElseGet(() -> noValue(values));
    return new Reading(
        new EntityRef(
            measure.text("name").orElseThrow(),
            measure.text("displayName").or(() -> measure.text("name")).orElse("")),
        measure.version("definition"),
        value.orElse(null),
        problem,
        measure.child("latestEvaluation").id("lastSuccessfulRunId").orElse(null),
        output.time("evaluationTime").orElse(null));
  }

  /** Why a measure cannot be watched; empty when it can. */
  static Optional<String> refused(Fields measure) {
    Fields definition = measure.child("definition");
    if (definition.is("isProfile") || definition.word("kind").equals("attribute")) {
      return Optional.of("it is a measure of customers, not one number");
    }
    return definition.is("isScalar") || definition.is("isManualQueryScalar")
        ? Optional.empty()
        : Optional.of("it has dimensions; only measures without dimensions have one value");
  }

  /**
   * Usually there is a single value, whatever its name. Of several, the value of the definition's
   * first aggregate counts, because the service may list values in any order.
   */
  private static Optional<BigDecimal> value(Map<?, ?> values, Fields definition) {
    if (values.size() == 1) {
      return Decimals.read(values.values().iterator().next());
    }
    return definition.children("aggregates").stream()
        .findFirst()
        .flatMap(aggregate -> aggregate.text("alias"))
        .flatMap(alias -> Decimals.read(Fields.of(values).value(alias)));
  }

  private static String noValue(Map<?, ?> values) {
    return values.size() < 2
        ? "its output holds no number"
        : "its output holds "
            + values.size()
            + " values, and none of them is a number under the name of its first aggregate";
  }
}
