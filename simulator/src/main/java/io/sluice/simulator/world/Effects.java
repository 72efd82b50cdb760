package io.sluice.simulator.world;

import io.sluice.simulator.wire.RefreshState;
import io.sluice.simulator.wire.TaskStatus;
import io.sluice.simulator.world.Plan.Then;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Effects of tasks on data sources, segments, measures and profiles. */
final class Effects {

  private final InstanceContext site;
  private final InstanceState instance;
  private final SegmentEffects segments;
  private final MeasureEffects measures;

  Effects(InstanceContext site) {
    this.site = site;
    this.instance = site.instance;
    this.segments = new SegmentEffects(site);
    this.measures = new MeasureEffects(site);
  }

  /** A task was added to a job. */
  void queued(TaskState task) {
    switch (task.node.operation()) {
      case SEGMENTATION -> segments.queued(task);
      default -> {}
    }
  }

  /** The first attempt of a task begins. */
  void started(TaskState task) {
    switch (task.node.operation()) {
      case INGESTION -> {
        @Nullable SourceState source = instance.source(task.node.identifier());
        if (source != null) {
          source.before = source.refreshState;
          source.refreshState = RefreshState.UPDATING;
        }
      }
      case SEGMENTATION -> segments.started(task);
      case ENTITY_MEASURES, ATTRIBUTE_MEASURES -> measures.started(task);
      default -> {}
    }
  }

  /** A task ended, with any status. */
  void ended(TaskState task) {
    switch (task.node.operation()) {
      case INGESTION -> ingested(task);
      case MERGE -> merged(task);
      case SEGMENTATION -> segments.ended(task);
      case ENTITY_MEASURES, ATTRIBUTE_MEASURES -> measures.ended(task);
      default -> {}
    }
    @Nullable Then then = task.plan.then();
    if (then != null && JobEnds.succeeded(task.status)) {
      site.later(site.now().plus(then.after()), new Due.Perform(then.action()));
    }
  }

  private void ingested(TaskState task) {
    @Nullable SourceState source = instance.source(task.node.identifier());
    if (source == null) {
      return;
    }
    source.refreshState =
        switch (task.status) {
          case SUCCESSFUL -> RefreshState.UPDATED;
          case COMPLETED_WITH_WARNINGS -> RefreshState.UPDATED_WITH_WARNINGS;
          case FAILED, TIMED_OUT -> RefreshState.UPDATE_FAILED;
          case ABORTED -> RefreshState.UPDATE_CANCELLED;
          default -> source.refreshState;
        };
    if (JobEnds.succeeded(task.status)) {
      source.lastRefresh = site.now();
      source.refreshes++;
    }
  }

  private void merged(TaskState task) {
    if (task.status == TaskStatus.SUCCESSFUL) {
      @Nullable BigDecimal customers = site.processes.next(instance.customers, site.now());
      instance.customerCount = customers == null ? 0 : Math.max(0, customers.longValue());
    }
  }
}
