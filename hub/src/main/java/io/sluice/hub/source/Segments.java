package io.sluice.hub.source;

import io.sluice.hub.trigger.Triggers.Reading;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
    Identity identity = Identity.of(segment);
    List<Reading> readings = new ArrayList<>();
    Fields latest = segment.child("evaluationStatus");
    for (Fields past : segment.children("evaluationStatusHistory")) {
      if (succeeded(past)) {
        readings.add(identity.reading(past));
      }
    }
    readings.sort(Comparator.comparing((Reading past) -> orMin(past.evaluatedAt())));
    readings.add(
        succeeded(latest)
            ? identity.reading(latest)
            : identity.unknown("its latest evaluation is " + state(latest)));
    return readings;
  }

  private static boolean succeeded(Fields evaluation) {
    return evaluation.text("jobStatus").filter(SUCCESS::equalsIgnoreCase).isPresent();
  }

  private static String state(Fields evaluation) {
    String word = evaluation.word("jobStatus");
    return word.isEmpty() ? "not there" : word;
  }

  /** What all evaluations of a segment share; the definition is large and hashed once. */
  private record Identity(String id, String name, String incarnation, String definition) {
    static Identity of(Fields segment) {
      String id = segment.text("name").orElseThrow();
      return new Identity(
          id,
          segment.text("friendlyName").orElse(id),
          segment.text("createdUtc").orElse("unknown"),
          Values.hash(segment.value("segmentQueryExpression")));
    }

    Reading reading(Fields evaluation) {
      Optional<BigDecimal> size = Values.number(evaluation.value("entityCount"));
      return new Reading(
          id,
          name,
          incarnation,
          definition,
          size.orElse(null),
          size.isPresent() ? null : "entityCount is not a number",
          evaluation.text("lastSuccessfulRunId").orElse(null),
          evaluation.time("evaluationDate").orElse(null));
    }

    Reading unknown(String problem) {
      return new Reading(id, name, incarnation, definition, null, problem, null, null);
    }
  }

  private static Instant orMin(@Nullable Instant at) {
    return at == null ? Instant.MIN : at;
  }
}
