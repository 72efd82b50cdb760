package io.sluice.hub.trigger;

import io.sluice.hub.trigger.Triggers.JobEnd;
import io.sluice.hub.trigger.Triggers.Observation;
import io.sluice.hub.trigger.Triggers.TriggerEffects;
import io.sluice.hub.trigger.Triggers.TriggerEvent;
import io.sluice.hub.trigger.Triggers.WatchOutcome;
import io.sluice.hub.trigger.Triggers.WatchSpec;
import io.sluice.hub.trigger.Triggers.WatchState;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The common part of the kinds about jobs. */
abstract class JobKind implements TriggerKind {
  /** The entity of both kinds; an environment has a single workflow, with this name. */
  private static final String WORKFLOW = "main";

  /** Whether the end of a job is an event of this kind. */
  abstract boolean concerns(JobEnd job);

  /** The fields of an event. */
  abstract Map<String, @Nullable Object> data(JobEnd job);

  /** The status that is shown for the watch. */
  abstract String outcome(JobEnd job);

  /** The name of the entity, for people. */
  abstract String subject();

  @Override
  public final List<WatchSpec> watches(Map<String, @Nullable Object> parameters) {
    return List.of();
  }

  @Override
  public final Optional<Observation> relevant(Observation observation) {
    return observation.jobs().isEmpty() ? Optional.empty() : Optional.of(observation.onlyJobs());
  }

  @Override
  public final TriggerEffects decide(
      Observation observation, List<WatchSpec> wanted, Map<String, String> states) {
    List<TriggerEvent> events = new ArrayList<>();
    Map<String, WatchState> watches = new LinkedHashMap<>();
    String watch = id() + "/" + WORKFLOW;
    for (JobEnd job : observation.jobs()) {
      if (concerns(job)) {
        events.add(
            new TriggerEvent(
                StateText.id(observation.connection(), watch, job.jobId()),
                new WatchKey(id(), watch),
                new EntityRef(WORKFLOW, subject()),
                job.endedAt(),
                data(job),
                Map.of()));
        String status = outcome(job);
        String explanation =
            "ended " + status + " at " + job.endedAt().truncatedTo(ChronoUnit.SECONDS);
        watches.put(
            watch,
            new WatchState(
                new WatchKey(id(), watch),
                new EntityRef(WORKFLOW, subject()),
                job.jobId(),
                new WatchOutcome(status, null, explanation),
                null,
                observation.at()));
      }
    }
    return new TriggerEffects(events, List.copyOf(watches.values()));
  }
}
