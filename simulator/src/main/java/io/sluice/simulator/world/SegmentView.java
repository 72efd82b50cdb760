package io.sluice.simulator.world;

import io.sluice.simulator.wire.HistoricalSegmentStats;
import io.sluice.simulator.wire.SegmentMetadata;
import io.sluice.simulator.wire.SegmentQueryStat;
import io.sluice.simulator.wire.SegmentRowsetStat;
import io.sluice.simulator.wire.SegmentationPublishStats;
import io.sluice.simulator.wire.SegmentationQuery;
import io.sluice.simulator.wire.SegmentationRowset;
import io.sluice.simulator.wire.SqlValidationStats;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds the API's representation of segments. */
final class SegmentView {

  private SegmentView() {}

  /** A segment with the history of the last {@code historyDays} days; without history if null. */
  static SegmentMetadata of(
      SegmentRecord segment, InstanceState instance, Instant now, @Nullable Integer historyDays) {
    SegmentMetadata fixed = segment.definition;
    return new SegmentMetadata(
        fixed.kind(),
        segment.name,
        fixed.friendlyName(),
        fixed.description(),
        fixed.segmentQueryExpression(),
        segment.state,
        fixed.errorDescription(),
        fixed.endDate(),
        new SegmentationPublishStats(
            segment.status, segment.evaluated, segment.count, segment.error, segment.runId),
        sql(segment),
        historyDays == null ? null : Disorder.of(instance, history(segment, now, historyDays)),
        rowsets(segment),
        segment.stamp.version,
        segment.stamp.updatedBy,
        segment.stamp.updated,
        segment.stamp.createdBy,
        segment.stamp.created,
        instance.id);
  }

  private static @Nullable SqlValidationStats sql(SegmentRecord segment) {
    @Nullable SegmentationQuery query = segment.definition.segmentQueryExpression();
    return query == null || query.segmentationQuerySql() == null
        ? null
        : new SqlValidationStats(segment.stamp.updated, segment.definition.errorDescription());
  }

  /** Oldest first. */
  private static List<HistoricalSegmentStats> history(
      SegmentRecord segment, Instant now, int days) {
    Instant from = now.minus(Duration.ofDays(days));
    return segment.history.stream()
        .filter(stats -> stats.evaluationDate() == null || !stats.evaluationDate().isBefore(from))
        .toList();
  }

  private static @Nullable SegmentQueryStat rowsets(SegmentRecord segment) {
    @Nullable SegmentationQuery query = segment.definition.segmentQueryExpression();
    @Nullable List<SegmentationRowset> rowsets = query == null ? null : query.rowsets();
    if (rowsets == null || segment.count == null) {
      return null;
    }
    return new SegmentQueryStat(
        rowsets.stream()
            .map(rowset -> new SegmentRowsetStat(rowset.rowsetId(), segment.count))
            .toList());
  }
}
