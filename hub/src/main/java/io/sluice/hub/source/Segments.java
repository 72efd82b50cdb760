package io.sluice.hub.source;

import io.sluice.hub.trigger.Triggers.Reading;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the list of segments into evaluations, those of the history first. */
final class Segments {
  private static final String SUCCESS = "completedsuccess";

  private Segments() {}

  static List<Reading> read(@Nullable Object json) {
    List<Reading> readings = new ArrayList<>();
    for (Fields segment : Fields.list(json)) {
      if (segment.text("name").isPresent()) {
        readings.addAll(evaluations(segment));
      }
    }
    return readings;
  }

  private static List<Reading> evaluations(Fields segment) {
    List<Reading> readings = new ArrayList<>();
    Fields latest = segment.child("evaluationStatus");
    for (Fields past : segment.children("evaluationStatusHistory")) {
      if (succeeded(past)) {
        readings.add(reading(segment, past));
      }
    }
    readings.sort(Comparator.comparing((Reading past) -> orMin(past.evaluatedAt())));
    readings.add(
        succeeded(latest)
            ? reading(segment, latest)
            : unknown(segment, "its latest evaluation is " + state(latest)));
    return readings;
  }

  private static boolean succeeded(Fields evaluation) {
    return evaluation.word("jobStatus").toLowerCase(Locale.ROOT).equals(SUCCESS);
  }

  private static String state(Fields evaluation) {
    String word = evaluation.word("jobStatus");
    return word.isEmpty() ? "not there" : word;
  }

  private static Reading reading(Fields segment, Fields evaluation) {
    Optional<BigDecimal> size = Values.number(evaluation.value("entityCount"));
    return new Reading(
        segment.text("name").orElseThrow(),
        name(segment),
        incarnation(segment),
        Values.hash(segment.value("segmentQueryExpression")),
        size.orElse(null),
        size.isPresent() ? null : "entityCount is not a number",
        evaluation.text("lastSuccessfulRunId").orElse(null),
        evaluation.time("evaluationDate").orElse(null));
  }

  private static Reading unknown(Fields segment, String problem) {
    return new Reading(
        segment.text("name").orElseThrow(),
        name(segment),
        incarnation(segment),
        Values.hash(segment.value("segmentQueryExpression")),
        null,
        problem,
        null,
        null);
  }

  private static String name(Fields segment) {
    return segment.text("friendlyName").or(() -> segment.text("name")).orElse("");
  }

  private static String incarnation(Fields segment) {
    return segment.text("createdUtc").orElse("unknown");
  }

  private static Instant orMin(@Nullable Instant at) {
    return at == null ? Instant.MIN : at;
  }
}
