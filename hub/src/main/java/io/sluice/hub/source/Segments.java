package io.sluice.hub.source;

import io.sluice.hub.trigger.Decimals;
import io.sluice.hub.trigger.EntityRef;
import io.sluice.hub.trigger.EntityVersion;
import io.sluice.hub.trigger.Triggers.Reading;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the evaluations in the list of segments, those of the history first. */
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
    Segment shared = Segment.of(segment);
    Fields latest = segment.child("evaluationStatus");
    // One evaluation per time, preferring the latest one's own: history items with the same time
    // have
    // no order, and the value would otherwise alternate from sweep to sweep.
    Set<Instant> times = new LinkedHashSet<>();
    if (succeeded(latest)) {
      latest.time("evaluationDate").ifPresent(times::add);
    }
    List<Reading> readings = new ArrayList<>();
    for (Fields past : segment.children("evaluationStatusHistory")) {
      if (succeeded(past) && past.time("evaluationDate").filter(times::add).isPresent()) {
        readings.add(shared.reading(past));
      }
    }
    readings.sort(Comparator.comparing((Reading past) -> orMin(past.evaluatedAt())));
    readings.add(
        succeeded(latest)
            ? shared.reading(latest)
            : shared.withoutValue("its latest evaluation is " + state(latest)));
    return readings;
  }

  private static boolean succeeded(Fields evaluation) {
    return evaluation.text("jobStatus").filter(SUCCESS::equalsIgnoreCase).isPresent();
  }

  private static String state(Fields evaluation) {
    String word = evaluation.word("jobStatus");
    return word.isEmpty() ? "missing" : word;
  }

  /** The fields that all evaluations of a segment share; the large definition is hashed once. */
  private record Segment(EntityRef entity, EntityVersion version) {
    static Segment of(Fields segment) {
      String id = segment.text("name").orElseThrow();
      return new Segment(
          new EntityRef(id, segment.text("friendlyName").orElse(id)),
          segment.version("segmentQueryExpression"));
    }

    Reading reading(Fields evaluation) {
      Optional<BigDecimal> size = Decimals.read(evaluation.value("entityCount"));
      return new Reading(
          entity,
          version,
          size.orElse(null),
          size.isPresent() ? null : "entityCount is not a number",
          evaluation.id("lastSuccessfulRunId").orElse(null),
          evaluation.time("evaluationDate").orElse(null));
    }

    Reading withoutValue(String problem) {
      return new Reading(entity, version, null, problem, null, null);
    }
  }

  private static Instant orMin(@Nullable Instant at) {
    return at == null ? Instant.MIN : at;
  }
}
