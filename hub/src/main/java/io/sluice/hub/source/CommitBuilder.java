package io.sluice.hub.source;

import io.sluice.hub.flow.Flows.DecidedFiring;
import io.sluice.hub.flow.Flows.FiringResult;
import io.sluice.hub.store.Checkpoint;
import io.sluice.hub.store.Commit;
import io.sluice.hub.store.Decision;
import io.sluice.hub.store.Event;
import io.sluice.hub.store.EventRef;
import io.sluice.hub.store.FlowRun;
import io.sluice.hub.store.SubjectRef;
import io.sluice.hub.store.Watch;
import io.sluice.hub.store.WatchEvaluation;
import io.sluice.hub.store.WatchId;
import io.sluice.hub.trigger.EntityRef;
import io.sluice.hub.trigger.Triggers.TriggerEffects;
import io.sluice.hub.trigger.Triggers.TriggerEvent;
import io.sluice.hub.trigger.Triggers.WatchOutcome;
import io.sluice.hub.trigger.Triggers.WatchState;
import io.sluice.hub.trigger.WatchKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Puts together the rows of one sweep's commit. Pure. */
record CommitBuilder(String connection, EventEnvelope envelope) {
  /**
   * The commit of a sweep.
   *
   * @param effects of all kinds, and of the hub's own events
   * @param events those of the effects, each once
   * @param decided every subscribed flow's verdict on these events
   * @param stored what the store has, so that only differences are written
   */
  Commit commit(
      SweepFindings findings,
      List<TriggerEffects> effects,
      List<TriggerEvent> events,
      List<DecidedFiring> decided,
      StoredWatches stored) {
    Map<String, TriggerEvent> byId = new LinkedHashMap<>();
    events.forEach(event -> byId.put(event.id(), event));
    List<Decision> decisions = new ArrayList<>();
    List<FlowRun> runs = new ArrayList<>();
    for (DecidedFiring one : decided) {
      TriggerEvent event = Objects.requireNonNull(byId.get(one.firing().eventId()));
      decisions.add(decision(event, one.firing().flow(), one.result()));
      FlowRun run = one.result().run();
      if (run != null) {
        runs.add(run);
      }
    }
    return Commit.of(connection, envelope.now())
        .withCheckpoint(checkpoint(findings, effects, stored))
        .withEvents(events.stream().map(this::event).toList())
        .withDecisions(decisions)
        .withRuns(runs)
        .withGaps(findings.gaps());
  }

  private Checkpoint checkpoint(
      SweepFindings findings, List<TriggerEffects> effects, StoredWatches stored) {
    List<WatchState> watches = effects.stream().flatMap(each -> each.watches().stream()).toList();
    Instant observedAt = findings.observation().at();
    Map<String, String> watermarks = findings.watermarks().rows(observedAt);
    watermarks.putAll(StoredWatches.reads(watches));
    return new Checkpoint(
        stored.changed(watermarks),
        watches.stream().map(this::watch).filter(stored::changes).toList());
  }

  private Decision decision(TriggerEvent event, String flow, FiringResult result) {
    FlowRun run = result.run();
    return new Decision(
        new EventRef(event.id(), event.kind(), event.entity().name()),
        flow,
        result.verdict(),
        envelope.now(),
        run == null ? null : run.id());
  }

  private Event event(TriggerEvent event) {
    return new Event(
        event.id(),
        id(event.watch()),
        subject(event.entity()),
        event.occurredAt(),
        envelope.now(),
        StateJson.write(envelope.body(event)));
  }

  private Watch watch(WatchState watch) {
    WatchOutcome outcome = watch.outcome();
    return new Watch(
        id(watch.watch()),
        subject(watch.entity()),
        watch.state(),
        new WatchEvaluation(outcome.value(), outcome.threshold(), outcome.explanation()),
        watch.at());
  }

  private WatchId id(WatchKey watch) {
    return new WatchId(connection, watch.kind(), watch.key());
  }

  private static SubjectRef subject(EntityRef entity) {
    return new SubjectRef(entity.id(), entity.name());
  }
}
