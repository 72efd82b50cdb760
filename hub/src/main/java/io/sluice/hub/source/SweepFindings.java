package io.sluice.hub.source;

import io.sluice.hub.source.Pace.WorkflowActivity;
import io.sluice.hub.source.Punctuality.SchedulePlan;
import io.sluice.hub.source.SweepObserver.SweepFrame;
import io.sluice.hub.store.Gap;
import io.sluice.hub.trigger.Triggers.Observation;
import io.sluice.hub.trigger.Triggers.TriggerEvent;
import java.util.List;
import java.util.Set;

/**
 * Everything that one sweep found, apart from the effects of the triggers: a pure function of
 * (watermarks, answers).
 *
 * @param observation what the triggers decide from
 * @param watermarks to be committed with the effects
 * @param gaps periods in which something may have been missed
 * @param events the hub's own: watches that cannot be seen, refreshes that did not happen
 * @param overdue everything that is overdue now, reported before or not
 * @param activity what the pace of the sweeps depends on
 * @param schedulesDoubtful whether a refresh seems to be missed but the schedules may have changed
 * @param unknownStatuses statuses that this version does not know
 */
record SweepFindings(
    Observation observation,
    Watermarks watermarks,
    List<Gap> gaps,
    List<TriggerEvent> events,
    List<Sources.Overdue> overdue,
    WorkflowActivity activity,
    boolean schedulesDoubtful,
    Set<String> unknownStatuses) {

  /**
   * What a sweep is judged by.
   *
   * @param schedules the refresh schedules as last read
   * @param complete whether every list could be read
   */
  record SweepRequest(
      SweepFrame frame,
      SourceConfig config,
      SubscriptionIndex subscriptions,
      SchedulePlan schedules,
      boolean complete) {}

  static SweepFindings of(SweepRequest request, Watermarks before, SweepAnswers answers) {
    return new SweepAnalysis(request, before, answers).findings();
  }
}
