package io.sluice.hub.trigger;

import io.sluice.hub.trigger.Triggers.JobEnd;
import io.sluice.hub.trigger.Triggers.SubscriptionMatch;
import io.sluice.hub.trigger.Triggers.TriggerEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fires when a full refresh ends: by default only scheduled ones, as the vendor's trigger does
 * today. The parameter {@code includeManual} adds manual ones, as the vendor's older documentation
 * describes.
 */
final class RefreshCompleted extends JobKind {
  private static final Parameter INCLUDE_MANUAL =
      Parameter.optional(
          "includeManual",
          Parameter.ParameterType.BOOLEAN,
          "whether manually started refreshes count (default false)");

  @Override
  public String id() {
    return "refresh.completed";
  }

  @Override
  public String operationId() {
    return "OnFullRefreshCompleted";
  }

  @Override
  public String doc() {
    return "A full refresh is completed; scheduled ones by default.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(INCLUDE_MANUAL);
  }

  @Override
  boolean concerns(JobEnd job) {
    return !job.unified() && job.operation().equals("all") && job.status().executed();
  }

  @Override
  Map<String, @Nullable Object> data(JobEnd job) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("jobId", job.jobId());
    data.put("submissionKind", job.submission());
    data.put("status", job.status().word());
    Map<String, Object> stages = new LinkedHashMap<>();
    job.stages().forEach((stage, status) -> stages.put(stage, status.word()));
    data.put("stages", stages);
    return data;
  }

  @Override
  String outcome(JobEnd job) {
    return job.status().word();
  }

  @Override
  String subject() {
    return "Full refresh";
  }

  @Override
  public SubscriptionMatch match(Map<String, @Nullable Object> parameters, TriggerEvent event) {
    boolean manual = "onDemand".equals(event.data().get("submissionKind"));
    return manual && !Boolean.TRUE.equals(parameters.get(INCLUDE_MANUAL.name()))
        ? SubscriptionMatch.MANUAL_NOT_ASKED_FOR
        : SubscriptionMatch.ASKED;
  }
}
