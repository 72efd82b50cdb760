package io.sluice.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.simulator.wire.CIResult;
import io.sluice.simulator.wire.CustomTaskInformation;
import io.sluice.simulator.wire.DataSourceInfo;
import io.sluice.simulator.wire.DataSourceMetadata;
import io.sluice.simulator.wire.Evaluation;
import io.sluice.simulator.wire.EvaluationStats;
import io.sluice.simulator.wire.GraphJobInfo;
import io.sluice.simulator.wire.GraphJobOptions;
import io.sluice.simulator.wire.GraphNodeInfo;
import io.sluice.simulator.wire.GraphTaskInfo;
import io.sluice.simulator.wire.HistoricalSegmentStats;
import io.sluice.simulator.wire.InstanceInfo;
import io.sluice.simulator.wire.InstanceMetadata;
import io.sluice.simulator.wire.MeasureAggregate;
import io.sluice.simulator.wire.MeasureDefinition;
import io.sluice.simulator.wire.MeasureMetadata;
import io.sluice.simulator.wire.OnDemandJobRequest;
import io.sluice.simulator.wire.OperationType;
import io.sluice.simulator.wire.ScalarOutput;
import io.sluice.simulator.wire.SegmentMetadata;
import io.sluice.simulator.wire.SegmentQueryStat;
import io.sluice.simulator.wire.SegmentRowsetStat;
import io.sluice.simulator.wire.SegmentationPublishStats;
import io.sluice.simulator.wire.SegmentationQuery;
import io.sluice.simulator.wire.SelectionReason;
import io.sluice.simulator.wire.SqlValidationStats;
import io.sluice.simulator.wire.StringInfo;
import io.sluice.simulator.wire.WorkflowRefreshSchedule;
import io.sluice.simulator.world.file.Environments;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EnterpriseTest {

  /** The types whose properties describe a state. */
  private static final List<Class<?>> STATE_BEARING =
      List.of(
          DataSourceInfo.class,
          DataSourceMetadata.class,
          SegmentMetadata.class,
          SegmentationQuery.class,
          SegmentationPublishStats.class,
          HistoricalSegmentStats.class,
          SqlValidationStats.class,
          SegmentQueryStat.class,
          SegmentRowsetStat.class,
          StringInfo.class,
          MeasureMetadata.class,
          MeasureDefinition.class,
          MeasureAggregate.class,
          Evaluation.class,
          ScalarOutput.class,
          EvaluationStats.class,
          GraphJobInfo.class,
          GraphTaskInfo.class,
          GraphNodeInfo.class,
          GraphJobOptions.class,
          CIResult.class,
          CustomTaskInformation.class,
          SelectionReason.class,
          WorkflowRefreshSchedule.class,
          InstanceInfo.class,
          InstanceMetadata.class);

  private final World world = World.of(Environments.named("enterprise"), 5, Worlds.START);

  private Queries queries(int instance) {
    return world
        .queries(Objects.requireNonNull(world.instances().get(instance).instanceId()))
        .orElseThrow();
  }

  @Test
  void has_three_instances_and_the_first_is_as_large_as_the_service_allows() {
    assertThat(world.instances()).hasSize(3);
    assertThat(queries(0).dataSources()).hasSize(200);
    assertThat(queries(0).segments(null, null)).hasSize(600);
    assertThat(queries(0).measures()).hasSize(400);
    assertThat(queries(0).segments(null, 25)).hasSize(25);
  }

  @Test
  void a_full_refresh_ends_within_hours_and_evaluates_every_active_segment() {
    world.advanceTo(Worlds.START.plus(Duration.ofHours(20)));
    GraphJobInfo last =
        queries(0).jobs(10, false).stream()
            .filter(job -> job.operationType() == OperationType.ALL)
            .findFirst()
            .orElseThrow();
    assertThat(last.endTimestamp()).isNotNull();
    assertThat(world.facts().all().stream().filter(Fact.Evaluated.class::isInstance).count())
        .isGreaterThan(800);
  }

  @Test
  void every_property_of_every_state_bearing_type_is_filled_in_somewhere() {
    Commands commands =
        world.commands(Objects.requireNonNull(world.instances().get(2).instanceId())).orElseThrow();
    commands.submit(
        new OnDemandJobRequest(
            null,
            OperationType.SEGMENTATION,
            null,
            null,
            List.of(Objects.requireNonNull(queries(2).segments(null, 1).get(0).name())),
            true,
            null,
            GraphJobOptions.downstream(true)));
    commands.submit(
        new OnDemandJobRequest(null, OperationType.ALL, null, null, null, true, null, null));
    Set<String> seen = new LinkedHashSet<>();
    for (int hours = 0; hours <= 48; hours += 12) {
      world.advanceTo(Worlds.START.plus(Duration.ofHours(hours)).plusSeconds(1));
      shown().forEach(value -> collect(value, seen));
    }
    Set<String> missing = new LinkedHashSet<>();
    for (Class<?> type : STATE_BEARING) {
      for (RecordComponent component : type.getRecordComponents()) {
        missing.add(type.getSimpleName() + "." + component.getName());
      }
    }
    missing.removeAll(seen);
    assertThat(missing).isEmpty();
  }

  private List<Object> shown() {
    List<Object> shown = new ArrayList<>(world.instances());
    for (int i = 0; i < 3; i++) {
      Queries queries = queries(i);
      shown.add(queries.instance());
      shown.addAll(queries.segments(2, null));
      for (MeasureMetadata measure : queries.measures()) {
        queries.measure(Objects.requireNonNull(measure.name()), 2).ifPresent(shown::add);
      }
      shown.addAll(queries.jobs(100, true));
      shown.addAll(queries.status());
      shown.addAll(queries.schedules());
      for (DataSourceInfo source : queries.dataSources()) {
        queries
            .dataSource(
                Objects.requireNonNull(
                    Objects.requireNonNull(source.dataSourceMetadata()).dataSourceId()),
                true)
            .ifPresent(shown::add);
      }
    }
    return shown;
  }

  private static void collect(@Nullable Object value, Set<String> seen) {
    if (value instanceof List<?> list) {
      list.forEach(item -> collect(item, seen));
    } else if (value instanceof Record) {
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        @Nullable Object part = read(value, component);
        if (part != null) {
          seen.add(value.getClass().getSimpleName() + "." + component.getName());
          collect(part, seen);
        }
      }
    }
  }

  private static @Nullable Object read(Object value, RecordComponent component) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(component.toString(), e);
    }
  }
}
