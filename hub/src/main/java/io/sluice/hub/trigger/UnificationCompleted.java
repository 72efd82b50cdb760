package io.sluice.hub.trigger;

import io.sluice.hub.trigger.Triggers.JobEnd;
import io.sluice.hub.trigger.Triggers.SubscriptionMatch;
import io.sluice.hub.trigger.Triggers.TriggerEvent;
import io.sluice.hub.trigger.WorkStatus.WorkState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fires when the merge stage of a job ends; the event carries the statuses of map, match, merge.
 */
final class UnificationCompleted extends JobKind {
  private static final List<String> STAGES = List.of("map", "match", "merge");

  @Override
  public String id() {
    return "unification.completed";
  }

  @Override
  public String operationId() {
    return "OnUnificationCompleted";
  }

  @Override
  public String doc() {
    return "A refresh of the unification process (map, match, merge) is completed.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of();
  }

  /** A merge that is skipped because map or match failed ends the unification as well. */
  @Override
  boolean concerns(JobEnd job) {
    return job.unified()
        && STAGES.stream()
            .map(job.stages()::get)
            .anyMatch(status -> status != null && !status.is(WorkState.SKIPPED))
        && STAGES.stream()
            .map(job.stages()::get)
            .allMatch(
                status -> status == null || status.is(WorkState.SKIPPED) || status.executed());
  }

  @Override
  Map<String, @Nullable Object> data(JobEnd job) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("jobId", job.jobId());
    data.put("submissionKind", job.submission());
    for (String stage : STAGES) {
      WorkStatus status = job.stages().get(stage);
      data.put(stage, status == null ? null : status.word());
    }
    return data;
  }

  @Override
  String outcome(JobEnd job) {
    WorkStatus merge = job.stages().get("merge");
    return merge == null ? "skipped" : merge.word();
  }

  @Override
  String subject() {
    return "Unification";
  }

  @Override
  public SubscriptionMatch match(Map<String, @Nullable Object> parameters, TriggerEvent event) {
    return SubscriptionMatch.ASKED;
  }
}
