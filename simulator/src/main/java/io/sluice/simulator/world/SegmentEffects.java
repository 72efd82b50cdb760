package io.sluice.simulator.world;

import io.sluice.simulator.wire.CIResult;
import io.sluice.simulator.wire.HistoricalSegmentStats;
import io.sluice.simulator.wire.OperationType;
import io.sluice.simulator.wire.PublishStatus;
import io.sluice.simulator.wire.StringInfo;
import io.sluice.simulator.wire.TaskStatus;
import io.sluice.simulator.world.spec.Oddity;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Effects of an evaluation on a segment. */
final class SegmentEffects {

  /** Maximum number of evaluations in the history. */
  static final int KEPT = 500;

  /** Delay of a new size in instances with late sizes. */
  private static final Duration LATE = Duration.ofSeconds(4);

  private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

  private final InstanceContext site;

  SegmentEffects(InstanceContext site) {
    this.site = site;
  }

  void queued(TaskState task) {
    @Nullable SegmentRecord segment = segment(task);
    if (segment != null && !task.inactive) {
      segment.before = segment.status;
      segment.status = PublishStatus.QUEUED;
    }
  }

  void started(TaskState task) {
    @Nullable SegmentRecord segment = segment(task);
    if (segment != null) {
      segment.status = PublishStatus.RUNNING;
    }
  }

  void ended(TaskState task) {
    @Nullable SegmentRecord segment = segment(task);
    if (segment == null) {
      return;
    }
    switch (task.status) {
      case SUCCESSFUL, COMPLETED_WITH_WARNINGS -> succeeded(segment, task);
      case FAILED -> failed(segment, task, PublishStatus.COMPLETED_FAILURE);
      case TIMED_OUT -> failed(segment, task, PublishStatus.INTERRUPTED);
      case ABORTED -> segment.status = PublishStatus.CANCELLED;
      default -> segment.status = task.inactive ? segment.status : segment.before;
    }
  }

  /** Adds a past evaluation to the history; the latest becomes current. */
  void remember(SegmentRecord segment, Instant at, @Nullable BigDecimal size, long run) {
    segment.count = whole(size);
    segment.evaluated = at;
    segment.status = PublishStatus.COMPLETED_SUCCESS;
    segment.runId = Draws.uuid(segment.value.key, run);
    keep(segment, new HistoricalSegmentStats(at, segment.count, segment.status.wire(), null));
  }

  private void succeeded(SegmentRecord segment, TaskState task) {
    Due.Publish size =
        new Due.Publish(
            segment.name,
            segment.incarnation,
            task.run,
            task.plan,
            task.status == TaskStatus.COMPLETED_WITH_WARNINGS);
    if (site.instance.spec.is(Oddity.LATE_SIZES)) {
      site.later(site.now().plus(LATE), size);
    } else {
      publish(size);
    }
  }

  /** Publishes the result of an evaluation, unless the segment was deleted. */
  void publish(Due.Publish due) {
    @Nullable SegmentRecord segment = site.instance.segments.get(due.segment());
    if (segment == null || segment.incarnation != due.incarnation()) {
      return;
    }
    @Nullable BigDecimal size = value(segment, due.plan());
    segment.status =
        due.warnings() ? PublishStatus.COMPLETED_WITH_WARNINGS : PublishStatus.COMPLETED_SUCCESS;
    segment.count = whole(size);
    segment.evaluated = site.now();
    segment.error = null;
    segment.runId = Draws.uuid(segment.value.key, due.run());
    keep(
        segment,
        new HistoricalSegmentStats(site.now(), segment.count, segment.status.wire(), null));
    fact(segment, size, segment.runId);
  }

  private @Nullable BigDecimal value(SegmentRecord segment, Plan plan) {
    @Nullable BigDecimal natural = site.processes.next(segment.value, site.now());
    if (plan.noValue()) {
      return null;
    }
    @Nullable BigDecimal planned = plan.value();
    if (planned != null) {
      site.processes.set(segment.value, planned, site.now());
      return planned;
    }
    return natural;
  }

  private void failed(SegmentRecord segment, TaskState task, PublishStatus status) {
    @Nullable CIResult error = task.error;
    segment.status = status;
    segment.error =
        error == null
            ? null
            : new StringInfo(error.errorCode(), error.message(), List.of(segment.name));
    segment.evaluated = site.now();
    keep(segment, new HistoricalSegmentStats(site.now(), null, status.wire(), segment.error));
    fact(segment, null, null);
  }

  private void fact(SegmentRecord segment, @Nullable BigDecimal value, @Nullable UUID runId) {
    site.happened(
        sequence ->
            new Fact.Evaluated(
                sequence,
                site.now(),
                site.instance.id,
                OperationType.SEGMENTATION,
                segment.name,
                segment.incarnation,
                value,
                runId));
  }

  private static void keep(SegmentRecord segment, HistoricalSegmentStats stats) {
    segment.history.addLast(stats);
    if (segment.history.size() > KEPT) {
      segment.history.removeFirst();
    }
  }

  /** Rounds and limits a size to the range of a long. */
  private static @Nullable Long whole(@Nullable BigDecimal size) {
    return size == null ? null : size.toBigInteger().min(LARGEST).max(LARGEST.negate()).longValue();
  }

  private @Nullable SegmentRecord segment(TaskState task) {
    return site.instance.segments.get(String.valueOf(task.node.identifier()));
  }
}
