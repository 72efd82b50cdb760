package io.sluice.hub.source;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a source remembers from sweep to sweep: its watermarks, committed with what each sweep
 * found. Immutable.
 *
 * @param ends which ends were taken in
 * @param segmentsAt when the segments were read last; null before the first time
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

  /** The watermarks by name. */
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

  /** As committed; what an older version did not write begins anew. */
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
