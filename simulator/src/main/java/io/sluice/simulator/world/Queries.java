package io.sluice.simulator.world;

import io.sluice.simulator.wire.CollectionState;
import io.sluice.simulator.wire.DataSourceInfo;
import io.sluice.simulator.wire.EntitySize;
import io.sluice.simulator.wire.GraphJobInfo;
import io.sluice.simulator.wire.GraphNodeInfo;
import io.sluice.simulator.wire.GraphTaskInfo;
import io.sluice.simulator.wire.IC360EntityModel;
import io.sluice.simulator.wire.IEntityMetadata;
import io.sluice.simulator.wire.InstanceMetadata;
import io.sluice.simulator.wire.MeasureMetadata;
import io.sluice.simulator.wire.ProfileStoreCollectionInfo;
import io.sluice.simulator.wire.ProfileStoreStateInfo;
import io.sluice.simulator.wire.SegmentMetadata;
import io.sluice.simulator.wire.TimezoneDetail;
import io.sluice.simulator.wire.WorkflowRefreshSchedule;
import io.sluice.simulator.world.spec.Oddity;
import io.sluice.simulator.world.time.Timezones;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Read-only queries on an instance at the world's current time. */
public final class Queries {

  /** Default number of listed jobs. */
  public static final int USUAL_JOBS = 10;

  /** Default number of listed tasks. */
  public static final int USUAL_HISTORY = 100;

  private final InstanceState instance;
  private final Supplier<Instant> now;

  Queries(InstanceState instance, Supplier<Instant> now) {
    this.instance = instance;
    this.now = now;
  }

  /** The instance itself. */
  public InstanceMetadata instance() {
    return InstanceView.metadata(instance);
  }

  /** Every data source, without models. */
  public List<DataSourceInfo> dataSources() {
    return instance.sources.values().stream()
        .map(source -> SourceView.of(source, instance, false))
        .toList();
  }

  /** One data source. */
  public Optional<DataSourceInfo> dataSource(UUID id, boolean includeModel) {
    return Optional.ofNullable(instance.sources.get(id))
        .map(source -> SourceView.of(source, instance, includeModel));
  }

  /**
   * The segments.
   *
   * @param historyDays length of the history; null for no history
   * @param limit maximum number; null for all
   */
  public List<SegmentMetadata> segments(@Nullable Integer historyDays, @Nullable Integer limit) {
    return instance.segments.values().stream()
        .limit(limit == null ? Long.MAX_VALUE : Math.max(0, limit))
        .map(segment -> SegmentView.of(segment, instance, now.get(), historyDays))
        .toList();
  }

  /** One segment; the real service has no such operation. */
  public Optional<SegmentMetadata> segment(String name, @Nullable Integer historyDays) {
    return Optional.ofNullable(instance.segments.get(name))
        .map(segment -> SegmentView.of(segment, instance, now.get(), historyDays));
  }

  /** Number of members of a segment; empty for an unknown or never evaluated one. */
  public OptionalLong memberCount(String segmentName) {
    @Nullable SegmentRecord segment = instance.segments.get(segmentName);
    return segment == null || segment.count == null
        ? OptionalLong.empty()
        : OptionalLong.of(segment.count);
  }

  /** Number of unified profiles. */
  public long customerCount() {
    return instance.customerCount;
  }

  /** The measures, without history. */
  public List<MeasureMetadata> measures() {
    return instance.measures.values().stream()
        .map(measure -> MeasureView.of(measure, instance, now.get(), null))
        .toList();
  }

  /** One measure; without history if {@code historyDays} is null. */
  public Optional<MeasureMetadata> measure(String name, @Nullable Integer historyDays) {
    return Optional.ofNullable(instance.measures.get(name))
        .map(measure -> MeasureView.of(measure, instance, now.get(), historyDays));
  }

  /** The latest jobs, newest first; {@code top} null for {@link #USUAL_JOBS}. */
  public List<GraphJobInfo> jobs(@Nullable Integer top, boolean includeTasks) {
    List<JobState> jobs = new ArrayList<>(instance.jobs.values());
    List<GraphJobInfo> latest = new ArrayList<>();
    int wanted = top == null ? USUAL_JOBS : Math.max(0, top);
    for (int i = jobs.size() - 1; i >= 0 && latest.size() < wanted; i--) {
      latest.add(JobView.job(instance, jobs.get(i), includeTasks));
    }
    return Disorder.of(instance, latest);
  }

  /** One job. */
  public Optional<GraphJobInfo> job(UUID id, boolean includeTasks) {
    return Optional.ofNullable(instance.jobs.get(id))
        .map(job -> JobView.job(instance, job, includeTasks));
  }

  /** Ended tasks, newest first; {@code top} null for {@link #USUAL_HISTORY}. */
  public List<GraphTaskInfo> history(@Nullable Integer top) {
    int wanted = top == null ? USUAL_HISTORY : Math.max(0, top);
    List<GraphTaskInfo> history = new ArrayList<>();
    Iterator<UUID> newest = instance.endedTasks.descendingIterator();
    while (newest.hasNext() && history.size() < wanted) {
      @Nullable TaskState task = instance.tasks.get(newest.next());
      if (task != null) {
        history.add(JobView.task(instance, task));
      }
    }
    return Disorder.of(instance, history);
  }

  /**
   * Identifier of a task's node. The real service does not return it; the simulator can be
   * configured to.
   */
  public Optional<String> taskIdentifier(UUID taskId) {
    return Optional.ofNullable(instance.tasks.get(taskId)).map(task -> task.node.identifier());
  }

  /** Every node of the refresh graph with the outcome of its last run. */
  public List<GraphNodeInfo> status() {
    return instance.nodes.values().stream().map(JobView::node).toList();
  }

  /** The schedules. */
  public List<WorkflowRefreshSchedule> schedules() {
    return instance.schedules.values().stream().map(state -> state.schedule).toList();
  }

  /** The time zones that a schedule may name. */
  public List<TimezoneDetail> timezones() {
    return Timezones.all();
  }

  /** Every table. */
  public IC360EntityModel entities() {
    return EntityView.model(instance);
  }

  /** Every table with its size, in the same order. */
  public List<EntityTable> tables() {
    return EntityView.tables(instance);
  }

  /** One table by its name. */
  public Optional<IEntityMetadata> entity(String name) {
    return EntityView.entity(instance, name);
  }

  /** The size of one table. */
  public Optional<EntitySize> entitySize(String name) {
    return EntityView.size(instance, name);
  }

  /** The state of the profile store. */
  public ProfileStoreStateInfo profileStore() {
    @Nullable NodeState node = instance.nodes.get(NodeKeys.PROFILE_STORE);
    @Nullable Instant ingested = node == null ? null : node.succeeded;
    CollectionState state = ingested == null ? CollectionState.EMPTY : CollectionState.QUERYABLE;
    long rows = ingested == null ? 0 : instance.customerCount;
    ProfileStoreCollectionInfo primary =
        new ProfileStoreCollectionInfo(
            state, rows, rows * 200, EntityDressing.hydration(instance, ingested != null));
    return new ProfileStoreStateInfo(
        ingested, primary, instance.spec.is(Oddity.EVERY_PROPERTY) ? primary : null, instance.id);
  }
}
