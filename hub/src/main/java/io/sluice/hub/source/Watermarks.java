package io.sluice.hub.source;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a source remembers from sweep to sweep, apart from the states of watches;
 * committed with the effects of each sweep. Immutable.
 *
 * @param ends which ends of tasks and jobs have been reported
 * @param segmentsAt when the segments were last read; null before the first time
 */
record Watermarks(
    ReportedEnds ends,
    JobListGaps jobList,
    EvaluationGaps segments,
    EvaluationGaps measures,
    Freshness freshness,
    Punctuality punctuality,
    @Nullable Instant segmentsAt) {
  static final Watermarks NONE =
      new Watermarks(
          ReportedEnds.NONE,
          JobListGaps.NONE,
          EvaluationGaps.NONE,
          EvaluationGaps.NONE,
          Freshness.NONE,
          Punctuality.NONE,
          null);

  /** The watermarks by name, as stored. */
  Map<String, String> rows(Instant now) {
    Map<String, String> rows = new LinkedHashMap<>();
    if (ends.started()) {
      rows.put("jobs", ends.text());
    }
    rows.put("reach", jobList.text());
    rows.put("segments", segments.text());
    rows.put("measures", measures.text());
    rows.put("freshness", freshness.text());
    rows.put("schedules", punctuality.text());
    if (segmentsAt != null) {
      rows.put("segmentsAt", segmentsAt.toString());
    }
    rows.put("at", now.toString());
    return rows;
  }

  /** Reads stored watermarks; those that an older version did not write start empty. */
  static Watermarks of(Map<String, String> rows) {
    String known = rows.get("jobs");
    String read = rows.getOrDefault("segmentsAt", rows.get("at"));
    return new Watermarks(
        known == null ? ReportedEnds.NONE : ReportedEnds.parse(known),
        JobListGaps.parse(rows.get("reach")),
        EvaluationGaps.parse(rows.get("segments")),
        EvaluationGaps.parse(rows.get("measures")),
        Freshness.parse(rows.get("freshness")),
        Punctuality.parse(rows.get("schedules")),
        read == null ? null : Instant.parse(read));
  }
}
