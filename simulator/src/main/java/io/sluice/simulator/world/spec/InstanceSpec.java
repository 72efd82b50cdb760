package io.sluice.simulator.world.spec;

import io.sluice.simulator.wire.InstanceType;
import io.sluice.simulator.wire.OperationType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One instance of Customer Insights.
 *
 * @param id its id; derived from the seed and the name when absent
 * @param customers the number of unified profiles over time
 * @param oddities unusual behaviour of its API
 * @param timeline recurring steps in addition to the schedules; null for none
 */
public record InstanceSpec(
    @Nullable UUID id,
    String name,
    InstanceType type,
    String region,
    ProcessSpec customers,
    RefreshSpec refresh,
    List<DataSourceSpec> dataSources,
    List<SegmentSpec> segments,
    List<MeasureSpec> measures,
    List<StageSpec> stages,
    List<ScheduleSpec> schedules,
    HistorySpec history,
    Set<Oddity> oddities,
    @Nullable TimelineSpec timeline) {

  /** Copies the lists. */
  public InstanceSpec {
    dataSources = List.copyOf(dataSources);
    segments = List.copyOf(segments);
    measures = List.copyOf(measures);
    stages = List.copyOf(stages);
    schedules = List.copyOf(schedules);
    oddities = Collections.unmodifiableSet(new LinkedHashSet<>(oddities));
  }

  /** An empty instance: no sources, segments or measures, and a disabled schedule. */
  public static InstanceSpec blank(String name, InstanceType type, String region) {
    DurationRange part = new DurationRange(Duration.ofSeconds(30), Duration.ofMinutes(2));
    return new InstanceSpec(
        null,
        name,
        type,
        region,
        ProcessSpec.constant(BigDecimal.ZERO),
        new RefreshSpec(
            4, Duration.ofSeconds(5), Map.of(), part, 2, Duration.ofMinutes(1), false, 40),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(new ScheduleSpec(OperationType.ALL, List.of(), "UTC", List.of("0 2 * * *"), false)),
        new HistorySpec(0, Duration.ofDays(1), Duration.ZERO),
        Set.of(),
        null);
  }

  /** A copy with another name, without history and timeline. */
  public InstanceSpec copiedAs(String other, InstanceType kind) {
    return new InstanceSpec(
        null,
        other,
        kind,
        region,
        customers,
        refresh,
        dataSources,
        segments,
        measures,
        stages,
        schedules,
        new HistorySpec(0, Duration.ofDays(1), Duration.ZERO),
        oddities,
        null);
  }

  /** A copy without timeline; only schedules start jobs. */
  public InstanceSpec withoutTimeline() {
    return new InstanceSpec(
        id,
        name,
        type,
        region,
        customers,
        refresh,
        dataSources,
        segments,
        measures,
        stages,
        schedules,
        history,
        oddities,
        null);
  }

  /** Whether it has an oddity. */
  public boolean is(Oddity oddity) {
    return oddities.contains(oddity);
  }
}
