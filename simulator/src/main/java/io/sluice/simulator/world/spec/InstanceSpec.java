package io.sluice.simulator.world.spec;

import io.sluice.simulator.wire.InstanceType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One instance of Customer Insights.
 *
 * @param id its id; derived from the seed and the name when absent
 * @param customers the number of unified profiles over time
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
    @Nullable TimelineSpec timeline) {

  /** Keeps own copies of the lists. */
  public InstanceSpec {
    dataSources = List.copyOf(dataSources);
    segments = List.copyOf(segments);
    measures = List.copyOf(measures);
    stages = List.copyOf(stages);
    schedules = List.copyOf(schedules);
  }
}
