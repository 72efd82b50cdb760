package io.sluice.hub.source;

import io.sluice.hub.bus.Bus;
import io.sluice.hub.flow.Flows;
import io.sluice.hub.flow.Flows.DecidedFiring;
import io.sluice.hub.metrics.Meters;
import io.sluice.hub.source.Sources.Entity;
import io.sluice.hub.source.SubscriptionMatcher.Matches;
import io.sluice.hub.source.SweepFindings.SweepRequest;
import io.sluice.hub.source.SweepObserver.SweepFrame;
import io.sluice.hub.source.SweepReader.SweepReading;
import io.sluice.hub.store.Checkpoint;
import io.sluice.hub.store.Commit;
import io.sluice.hub.store.FlowRun;
import io.sluice.hub.store.HistoryStore;
import io.sluice.hub.time.Time;
import io.sluice.hub.trigger.Triggers.TriggerEffects;
import io.sluice.hub.trigger.Triggers.TriggerEvent;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Sweeps one environment: reads it, asks the triggers for the effects, asks the flows for their
 * verdicts, commits everything in one transaction, and only then starts the runs and plans the next
 * sweep. The states of the watches that it holds are the committed ones, so a sweep that fails
 * changes nothing and the next one decides from the same states again.
 */
public final class SourceVerticle extends VerticleBase {
  private final Bus bus;
  private final SourceConfig config;
  private final HistoryStore store;
  private final Time time;
  private final Instant since;
  private final SweepReader reader;
  private final TriggerClient triggers;
  private final SweepPacing pacing;
  private final EnvironmentSurvey survey;
  private final SweepReport report;
  private final StoredWatches stored = new StoredWatches();
  private Watermarks watermarks = Watermarks.NONE;
  private SubscriptionIndex subscriptions = SubscriptionIndex.none();
  private Future<Void> running = Future.succeededFuture();
  private boolean stopping;
  private long timer = -1;

  public SourceVerticle(
      Bus bus, SourceConfig config, HistoryStore store, Time time, Meters meters) {
    this.bus = bus;
    this.config = config;
    this.store = store;
    this.time = time;
    this.since = time.instant();
    this.reader = new SweepReader(bus, config.jobs());
    this.triggers = new TriggerClient(bus);
    this.pacing = new SweepPacing(bus, config, time);
    this.survey = new EnvironmentSurvey(bus, config.connection());
    this.report = new SweepReport(config, meters);
  }

  @Override
  public Future<?> start() {
    report.begin();
    return store
        .load(config.connection())
        .onSuccess(this::restore)
        .compose(done -> bus.answer(Sources.STATUS, ask -> Future.succeededFuture(status())))
        .onSuccess(done -> timer = vertx.setTimer(1, id -> next()));
  }

  /**
   * Abandons a sweep that is still reading: nothing has been decided, and its calls may queue for
   * minutes. A sweep that has finished reading is committed before the verticle stops.
   */
  @Override
  public Future<?> stop() {
    stopping = true;
    vertx.cancelTimer(timer);
    reader.abandon();
    return running;
  }

  private Sources.Status status() {
    return new Sources.Status(List.of(report.view(time.instant())));
  }

  private void restore(Checkpoint checkpoint) {
    watermarks = Watermarks.of(checkpoint.watermarks());
    stored.take(checkpoint);
  }

  private void next() {
    Instant started = time.instant();
    pacing.begin();
    running =
        sweep(started)
            .onFailure(cause -> failed(started, String.valueOf(cause.getMessage())))
            .otherwiseEmpty()
            .onComplete(done -> plan());
  }

  private void failed(Instant started, String reason) {
    if (!stopping) {
      report.failed(started, reason);
      pacing.keep();
    }
  }

  private void plan() {
    long wait = pacing.untilNext().toMillis();
    report.planned(time.instant().plusMillis(wait), pacing);
    if (!stopping) {
      timer = vertx.setTimer(wait, id -> next());
    }
  }

  private Future<Void> sweep(Instant now) {
    return bus.ask(Flows.SUBSCRIPTIONS, new Flows.FlowQuery())
        .compose(
            reply -> {
              subscriptions = subscriptions.to(reply.items());
              return reader.read(watermarks.segmentsAt(), now);
            })
        .compose(reading -> sweep(now, reading));
  }

  private Future<Void> sweep(Instant now, SweepReading reading) {
    SweepFindings findings =
        SweepFindings.of(
            new SweepRequest(
                new SweepFrame(config.connection(), since, now),
                config,
                subscriptions,
                reading.schedules(),
                reading.complete()),
            watermarks,
            reading.answers());
    return triggers
        .observe(findings.observation(), subscriptions, stored)
        .compose(effects -> decide(findings, effects))
        .compose(done -> pacing.adapt(findings.activity()))
        .compose(done -> finished(now, reading, findings));
  }

  private Future<Void> decide(SweepFindings findings, List<TriggerEffects> found) {
    List<TriggerEffects> effects = new ArrayList<>(found);
    effects.add(new TriggerEffects(findings.events(), List.of()));
    // Not the start of the sweep: its calls may have queued, and its findings may be newer than the
    // start.
    Instant now = time.instant();
    EventEnvelope envelope = new EventEnvelope(config.instanceId(), now, config.freshness());
    List<TriggerEvent> events = SubscriptionMatcher.distinct(effects);
    Matches matches = SubscriptionMatcher.matches(events, subscriptions, envelope);
    return verdicts(matches)
        .compose(
            decided -> {
              CommitBuilder builder = new CommitBuilder(config.connection(), envelope);
              Commit commit = builder.commit(findings, effects, events, decided, stored);
              return store
                  .commit(commit)
                  .compose(
                      fresh -> {
                        report.committed(findings, effects, commit, fresh);
                        return committed(findings, commit, fresh);
                      });
            });
  }

  private Future<List<DecidedFiring>> verdicts(Matches matches) {
    if (matches.open().isEmpty()) {
      return Future.succeededFuture(matches.settled());
    }
    return bus.ask(Flows.DECIDE, new Flows.DecideFirings(matches.open()))
        .map(
            reply -> {
              List<DecidedFiring> all = new ArrayList<>(matches.settled());
              all.addAll(reply.firings());
              return all;
            });
  }

  private Future<Void> committed(SweepFindings findings, Commit commit, List<String> fresh) {
    watermarks = findings.watermarks();
    stored.take(commit.checkpoint());
    bus.publish(Sources.SWEPT, new Sources.Swept(config.connection(), commit.at(), fresh));
    List<FlowRun> runs =
        commit.runs().stream().filter(run -> fresh.contains(run.cause().eventId())).toList();
    return runs.isEmpty()
        ? Future.succeededFuture()
        : bus.ask(Flows.START, new Flows.StartRuns(runs)).mapEmpty();
  }

  private Future<Void> finished(Instant now, SweepReading reading, SweepFindings findings) {
    List<Entity> entities = EntityList.of(reading.answers(), findings.observation().segments());
    report.finished(now, reading, findings, entities);
    if (findings.schedulesDoubtful()) {
      reader.verifySchedules();
    }
    return survey.report(reading.answers(), entities);
  }
}
