package io.sluice.simulator.world.spec;

import io.sluice.simulator.wire.InstanceType;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One instance of Customer Insights.
 *
 * @param id its id; derived from the seed and the name when absent
 * @param customers the number of unified profiles over time
 * @param oddities how it is harder to read than most
 * @param timeline what happens by itself beside the schedules; null for nothing
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

  /** Keeps own copies of the lists. */
  public InstanceSpec {
    dataSources = List.copyOf(dataSources);
    segments = List.copyOf(segments);
    measures = List.copyOf(measures);
    stages = List.copyOf(stages);
    schedules = List.copyOf(schedules);
    oddities = Collections.unmodifiableSet(new LinkedHashSet<>(oddities));
  }

  /** The same where nothing happens by itself but the schedules. */
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
