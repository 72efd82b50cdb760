package io.sluice.hub.trigger;

import io.sluice.hub.trigger.Triggers.JobEnd;
import io.sluice.hub.trigger.Triggers.SubscriptionMatch;
import io.sluice.hub.trigger.Triggers.TriggerEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The merge stage of a job ends; carries the outcomes of map, match and merge. */
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

  /** A merge that was skipped because map or match failed ends the unification all the same. */
  @Override
  boolean concerns(JobEnd job) {
    return job.unified()
        && STAGES.stream().map(job.stages()::get).anyMatch(s -> s != null && !s.equals("skipped"))
        && STAGES.stream()
            .map(job.stages()::get)
            .allMatch(s -> s == null || s.equals("skipped") || ENDED.contains(s));
  }

  @Override
  Map<String, @Nullable Object> data(JobEnd job) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("jobId", job.jobId());
    data.put("submissionKind", job.submission());
    for (String stage : STAGES) {
      data.put(stage, job.stages().get(stage));
    }
    return data;
  }

  @Override
  String outcome(JobEnd job) {
    return job.stages().getOrDefault("merge", "skipped");
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
