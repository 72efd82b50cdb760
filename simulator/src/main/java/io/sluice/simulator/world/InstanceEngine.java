package io.sluice.simulator.world;

import io.sluice.simulator.wire.OperationType;
import io.sluice.simulator.wire.SubmissionKind;
import io.sluice.simulator.world.spec.HistorySpec;
import io.sluice.simulator.world.spec.Outcome;
import io.sluice.simulator.world.spec.TimelineSpec;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Assembles the classes that act in an instance. */
final class InstanceEngine {

  final InstanceContext site;
  final JobRunner runner;
  final Schedules schedules;
  final Births births;
  final Changes changes;
  final Actions actions;
  private final @Nullable Timeline timeline;

  InstanceEngine(InstanceContext site, Instant start) {
    this.site = site;
    this.runner = new JobRunner(site);
    this.schedules = new Schedules(site, runner);
    this.births = new Births(site);
    this.changes = new Changes(site, runner, births);
    this.actions = new Actions(site, runner, changes);
    @Nullable TimelineSpec spec = site.instance.spec.timeline();
    this.timeline = spec == null ? null : new Timeline(site, spec, start, actions);
  }

  /** The time before the start: objects of the file, their history and a full refresh. */
  void past(Instant start) {
    births.everything();
    HistorySpec history = site.instance.spec.history();
    SegmentEffects segments = new SegmentEffects(site);
    MeasureEffects measures = new MeasureEffects(site);
    for (int back = history.evaluations(); back > 0; back--) {
      Instant at = start.minus(history.every().multipliedBy(back));
      for (SegmentRecord segment : site.instance.segments.values()) {
        segments.remember(segment, at, site.processes.past(segment.value, back, at), -back);
      }
      for (MeasureRecord measure : site.instance.measures.values()) {
        measures.remember(measure, at, site.processes.past(measure.value, back, at), -back);
      }
    }
    site.later(start.minus(history.before()), new Due.FirstRefresh());
  }

  private void refreshOnce() {
    JobOrder order =
        JobOrder.of(OperationType.ALL, SubmissionKind.SCHEDULED, List.of())
            .ending(site.instance, Outcome.SUCCESS);
    runner.submit(order, NodeSelection.of(site.instance, order));
  }

  /** Starts schedules and timeline. */
  void begin() {
    schedules.begin();
    if (timeline != null) {
      timeline.begin();
    }
  }

  /** Handles a due event. */
  void handle(Due due) {
    if (due instanceof Due.EndAttempt end) {
      runner.endAttempt(end.task(), end.attempt());
    } else if (due instanceof Due.StartJob start) {
      runner.start(start.job());
    } else if (due instanceof Due.FirstRefresh) {
      refreshOnce();
    } else if (due instanceof Due.Retry retry) {
      runner.retry(retry.task(), retry.attempt());
    } else if (due instanceof Due.Fire fire) {
      schedules.fire(fire);
    } else if (due instanceof Due.Publish size) {
      new SegmentEffects(site).publish(size);
    } else if (due instanceof Due.Perform perform) {
      actions.perform(perform.action());
    } else if (due instanceof Due.ScenarioStepDue step) {
      Script.step(site, actions, step.index());
    } else if (due instanceof Due.Round round && timeline != null) {
      timeline.round(round.number());
    } else if (due instanceof Due.StepDue part && timeline != null) {
      timeline.step(part);
    }
  }
}
