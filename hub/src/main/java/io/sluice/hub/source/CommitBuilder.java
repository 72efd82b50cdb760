package io.sluice.hub.source;

import io.sluice.hub.flow.Flows.FiringResult;
import io.sluice.hub.store.Checkpoint;
import io.sluice.hub.store.Commit;
import io.sluice.hub.store.Decision;
import io.sluice.hub.store.Event;
import io.sluice.hub.store.FlowRun;
import io.sluice.hub.store.Subject;
import io.sluice.hub.store.Watch;
import io.sluice.hub.store.WatchEvaluation;
import io.sluice.hub.store.WatchId;
import io.sluice.hub.trigger.Triggers.TriggerEffects;
import io.sluice.hub.trigger.Triggers.TriggerEvent;
import io.sluice.hub.trigger.Triggers.WatchState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts together the rows of one sweep. Pure. */
record CommitBuilder(
    String connection, SubscriptionMatcher.Envelope envelope, StoredWatches written) {

  Commit rows(
      SweepFindings findings,
      List<TriggerEffects> effects,
      SubscriptionMatcher.Pairs pairs,
      List<FiringResult> verdicts) {
    Instant now = envelope.now();
    List<Decision> decisions = new ArrayList<>(pairs.settled());
    List<FlowRun> runs = new ArrayList<>();
    for (int i = 0; i < verdicts.size(); i++) {
      FiringResult verdict = verdicts.get(i);
      decisions.add(
          SubscriptionMatcher.decision(
              pairs.happenings().get(i), pairs.firings().get(i).flow(), verdict, now));
      FlowRun run = verdict.run();
      if (run != null) {
        runs.add(run);
      }
    }
    List<WatchState> watches = effects.stream().flatMap(each -> each.watches().stream()).toList();
    Map<String, String> watermarks =
        findings.memory().watermarks(findings.result().observation().at());
    watermarks.putAll(StoredWatches.reads(watches));
    List<Watch> changed = watches.stream().map(this::watch).filter(written::changes).toList();
    return Commit.of(connection, now)
        .withCheckpoint(new Checkpoint(written.changed(watermarks), changed))
        .withEvents(SubscriptionMatcher.once(effects).stream().map(this::event).toList())
        .withDecisions(decisions)
        .withRuns(runs)
        .withGaps(findings.gaps());
  }

  private Event event(TriggerEvent happening) {
    return new Event(
        happening.id(),
        new WatchId(connection, happening.kind(), happening.watch()),
        new Subject(happening.subjectId(), happening.subject()),
        happening.occurredAt(),
        envelope.now(),
        StateJson.write(envelope.body(happening)));
  }

  private Watch watch(WatchState watch) {
    return new Watch(
        new WatchId(connection, watch.kind(), watch.key()),
        new Subject(watch.subjectId(), watch.subject()),
        watch.state(),
        new WatchEvaluation(watch.value(), watch.threshold(), watch.evaluation()),
        watch.at());
  }
}
