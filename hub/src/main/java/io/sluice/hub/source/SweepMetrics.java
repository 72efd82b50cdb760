package io.sluice.hub.source;

import io.sluice.hub.metrics.Meters;
import io.sluice.hub.metrics.Metric;
import io.sluice.hub.store.Commit;
import io.sluice.hub.store.Decision;
import io.sluice.hub.store.Event;
import io.sluice.hub.store.Ruling;
import io.sluice.hub.trigger.TriggerKind;
import io.sluice.hub.trigger.TriggerKinds;
import io.sluice.hub.trigger.Triggers.TriggerEffects;
import io.sluice.hub.trigger.Triggers.WatchState;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The metrics of sweeps. */
final class SweepMetrics {
  private SweepMetrics() {}

  /** Registers every series, so that rates start from zero. */
  static void begin(Meters meters) {
    for (String outcome : List.of("complete", "partial", "failed")) {
      meters.count(Metric.SWEEPS, 0, outcome);
    }
    for (String what : List.of(Loss.JOBS, Loss.SEGMENTS, Loss.MEASURES)) {
      meters.count(Metric.GAPS, 0, what);
    }
    for (String kind : Sources.OWN_KINDS) {
      meters.count(Metric.EVENTS, 0, kind);
    }
    for (TriggerKind kind : TriggerKinds.ALL) {
      for (String verdict : Ruling.words()) {
        meters.count(Metric.DECISIONS, 0, kind.id(), verdict);
      }
    }
  }

  /** Gaps and overdue items. */
  static void found(Meters meters, SweepFindings findings) {
    findings.gaps().forEach(gap -> meters.count(Metric.GAPS, gap.what()));
    for (String kind : Sources.OWN_KINDS) {
      long many = findings.overdue().stream().filter(one -> one.kind().equals(kind)).count();
      meters.set(Metric.OVERDUE, (double) many, kind);
    }
  }

  /** When data sources were last refreshed successfully. */
  static void entities(Meters meters, List<Sources.Entity> entities) {
    for (Sources.Entity entity : entities) {
      Instant at = entity.at();
      if (entity.type() == Sources.EntityType.DATA_SOURCE
          && "updated".equals(entity.value())
          && at != null) {
        meters.set(Metric.SOURCE_SUCCESS, (double) at.getEpochSecond(), entity.name());
      }
    }
  }

  /** Events and decisions; those that the store already had count as duplicates. */
  static void committed(Meters meters, Commit rows, List<String> fresh) {
    for (Event event : rows.events()) {
      if (fresh.contains(event.id())) {
        meters.count(Metric.EVENTS, event.kind());
        Duration age = Duration.between(event.occurredAt(), rows.at());
        meters.record(Metric.EVENT_AGE, age.isNegative() ? Duration.ZERO : age, event.kind());
      } else {
        meters.count(Metric.EVENTS_DUPLICATE, event.kind());
      }
    }
    for (Decision decision : rows.decisions()) {
      boolean first = fresh.contains(decision.event().id());
      String verdict = first ? decision.verdict().word() : Ruling.DUPLICATE.word();
      meters.count(Metric.DECISIONS, decision.kind(), verdict);
    }
  }

  /** The evaluated watches, changed or not. */
  static void watches(Meters meters, List<TriggerEffects> effects) {
    Map<String, Integer> byKind = new LinkedHashMap<>();
    Map<String, Integer> silent = new LinkedHashMap<>();
    for (WatchState watch : effects.stream().flatMap(each -> each.watches().stream()).toList()) {
      String kind = watch.watch().kind();
      byKind.merge(kind, 1, Integer::sum);
      silent.merge(kind, watch.noDataSince() == null ? 0 : 1, Integer::sum);
      String threshold = watch.outcome().threshold();
      String value = watch.outcome().value();
      if (threshold != null && value != null) {
        Metric metric = kind.startsWith("segment") ? Metric.SEGMENT_MEMBERS : Metric.MEASURE_VALUE;
        String entity = watch.entity().id();
        meters.set(metric, new BigDecimal(value).doubleValue(), entity);
        meters.set(Metric.THRESHOLD_LIMIT, new BigDecimal(threshold).doubleValue(), kind, entity);
      }
    }
    byKind.forEach((kind, count) -> meters.set(Metric.WATCHES, count, kind));
    silent.forEach((kind, count) -> meters.set(Metric.NO_DATA, count, kind));
  }
}
