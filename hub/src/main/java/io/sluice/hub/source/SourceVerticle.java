package io.sluice.hub.source;

import io.sluice.hub.bus.Bus;
import io.sluice.hub.flow.Flows;
import io.sluice.hub.gate.Gate;
import io.sluice.hub.metrics.Meters;
import io.sluice.hub.metrics.Metric;
import io.sluice.hub.source.SubscriptionMatcher.Envelope;
import io.sluice.hub.store.Checkpoint;
import io.sluice.hub.store.Commit;
import io.sluice.hub.store.FlowRun;
import io.sluice.hub.store.HistoryStore;
import io.sluice.hub.time.Time;
import io.sluice.hub.trigger.TriggerKind;
import io.sluice.hub.trigger.TriggerKinds;
import io.sluice.hub.trigger.Triggers;
import io.sluice.hub.trigger.Triggers.TriggerEffects;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sweeps one environment: reads, asks the triggers what happened, asks the flows what they make of
 * it, commits all of it in one transaction, and only then lets the triggers adopt their states, the
 * runs start and the next sweep be planned.
 */
public final class SourceVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(SourceVerticle.class);

  private final Bus bus;
  private final SourceConfig config;
  private final HistoryStore store;
  private final Time time;
  private final Meters meters;
  private final SourceStatus progress;
  private final SweepCalls calls;
  private final Instant began;
  private final SweepLog log;
  private final StoredWatches written = new StoredWatches();
  private Watermarks memory = Watermarks.NONE;
  private SubscriptionIndex subscribed = SubscriptionIndex.none();
  private final ScheduleCache timetable = new ScheduleCache();
  private List<Flows.Named> surveyed = List.of();
  private QuotaTrend quota = QuotaTrend.UNKNOWN;
  private Pace pace = Pace.START;
  private Duration interval;
  private Future<Void> running = Future.succeededFuture();
  private Promise<SweepCalls.SweepReading> reading = Promise.promise();
  private boolean stopping;
  private long timer = -1;

  public SourceVerticle(
      Bus bus, SourceConfig config, HistoryStore store, Time time, Meters meters) {
    this.bus = bus;
    this.config = config;
    this.store = store;
    this.time = time;
    this.meters = meters;
    this.progress = new SourceStatus(config);
    this.calls = new SweepCalls(bus, config.jobs());
    this.log = new SweepLog(config.connection());
    this.began = time.instant();
    this.interval = config.interval();
  }

  @Override
  public Future<?> start() {
    SweepMetrics.begin(meters);
    return store
        .load(config.connection())
        .compose(this::restore)
        .compose(done -> bus.answer(Sources.STATUS, ask -> Future.succeededFuture(status())))
        .onSuccess(done -> timer = vertx.setTimer(1, id -> next()));
  }

  /**
   * What is being read is left, since nothing came of it yet and its calls may wait for long; what
   * has been read is committed first.
   */
  @Override
  public Future<?> stop() {
    stopping = true;
    vertx.cancelTimer(timer);
    reading.tryFail("the hub is stopping");
    return running;
  }

  private Sources.Status status() {
    return new Sources.Status(List.of(progress.view(time.instant())));
  }

  private Future<Void> restore(Checkpoint state) {
    memory = Watermarks.of(state.watermarks());
    written.take(state.watermarks(), state.watches());
    List<Future<io.sluice.hub.bus.Done>> restored = new ArrayList<>();
    for (TriggerKind kind : TriggerKinds.ALL) {
      Map<String, String> states = new LinkedHashMap<>();
      state.watches().stream()
          .filter(watch -> watch.kind().equals(kind.id()))
          .forEach(watch -> states.put(watch.id().key(), watch.state()));
      restored.add(bus.ask(Triggers.restore(kind.id()), new Triggers.Restore(states)));
    }
    return Future.all(restored).mapEmpty();
  }

  private void next() {
    Instant started = time.instant();
    long nanos = time.nanos();
    expect(Sources.SWEEP_CALLS, interval);
    running =
        sweep(started)
            .onFailure(
                cause -> {
                  if (!stopping) {
                    failed(started, String.valueOf(cause.getMessage()));
                  }
                })
            .otherwiseEmpty()
            .onComplete(done -> plan(Duration.ofNanos(time.nanos() - nanos)));
  }

  private void failed(Instant started, String reason) {
    log.failed(reason, started);
    progress.failed(started, reason);
    meters.count(Metric.SWEEPS, "failed");
  }

  private void plan(Duration took) {
    meters.record(Metric.SWEEP_DURATION, took);
    meters.set(Metric.SWEEP_INTERVAL, interval.toMillis() / 1000.0);
    if (!stopping) {
      long wait = Math.max(1, interval.minus(took).toMillis());
      progress.planned(time.instant().plusMillis(wait));
      expect(0, Duration.ofMillis(wait));
      timer = vertx.setTimer(wait, id -> next());
    }
  }

  /** So that the slots are free by then; a sweep goes well without, only later. */
  private void expect(int calls, Duration nextIn) {
    bus.ask(Gate.EXPECT, new Gate.Expect(calls, nextIn, Sources.SWEEP_CALLS))
        .onFailure(cause -> LOG.debug("the gate was not told: {}", cause.getMessage()));
  }

  private Future<Void> sweep(Instant now) {
    return bus.ask(Flows.SUBSCRIPTIONS, new Flows.Ask())
        .compose(
            subscriptions -> {
              subscribed = subscribed.to(subscriptions.items());
              return read(now);
            })
        .compose(read -> sweep(now, read));
  }

  private Future<SweepCalls.SweepReading> read(Instant now) {
    if (stopping) {
      return Future.failedFuture("the hub is stopping");
    }
    Promise<SweepCalls.SweepReading> begun = Promise.promise();
    reading = begun;
    calls
        .read(HistoryDays.since(memory.segmentsAt(), now), timetable.isDue(now))
        .onSuccess(begun::tryComplete)
        .onFailure(begun::tryFail);
    return begun.future();
  }

  private Future<Void> sweep(Instant now, SweepCalls.SweepReading reading) {
    timetable.take(now, reading.schedules());
    SweepFindings findings =
        SweepFindings.of(
            new SweepFindings.SweepRequest(
                new SweepObserver.SweepFrame(config.connection(), began, now),
                config,
                subscribed,
                timetable.plan(),
                reading.problems().isEmpty()),
            memory,
            reading.answers());
    return observe(findings.result())
        .compose(effects -> decide(findings, effects))
        .compose(done -> adaptPace(findings))
        .onSuccess(done -> finished(now, reading, findings))
        .compose(done -> survey(reading, findings));
  }

  private Future<List<TriggerEffects>> observe(SweepObserver.SweepObservation result) {
    List<Future<TriggerEffects>> asked = new ArrayList<>();
    for (TriggerKind kind : TriggerKinds.ALL) {
      asked.add(
          bus.ask(
              Triggers.observe(kind.id()),
              new Triggers.Observe(result.observation(), subscribed.wanted(kind))));
    }
    return Future.all(asked).map(all -> all.<TriggerEffects>list());
  }

  private Future<Void> decide(SweepFindings findings, List<TriggerEffects> found) {
    List<TriggerEffects> effects = new ArrayList<>(found);
    effects.add(new TriggerEffects(findings.happenings(), List.of()));
    // Not the beginning of the sweep: it may have waited for calls, and what it found may have
    // happened meanwhile.
    Instant now = time.instant();
    Envelope envelope = new Envelope(config.instanceId(), now, config.freshness());
    SubscriptionMatcher.Pairs pairs =
        SubscriptionMatcher.pairs(SubscriptionMatcher.once(effects), subscribed, envelope);
    Future<Flows.Decided> decided =
        pairs.firings().isEmpty()
            ? Future.succeededFuture(new Flows.Decided(List.of()))
            : bus.ask(Flows.DECIDE, new Flows.Decide(pairs.firings()));
    return decided.compose(
        verdicts -> {
          CommitBuilder commit = new CommitBuilder(config.connection(), envelope, written);
          Commit rows = commit.rows(findings, effects, pairs, verdicts.verdicts());
          return store
              .commit(rows)
              .compose(
                  fresh -> {
                    SweepMetrics.watches(meters, effects);
                    return adopt(findings, rows, fresh);
                  });
        });
  }

  private Future<Void> adopt(SweepFindings findings, Commit rows, List<String> fresh) {
    memory = findings.memory();
    written.take(rows.checkpoint().watermarks(), rows.checkpoint().watches());
    SweepMetrics.committed(meters, rows, fresh);
    SweepMetrics.found(meters, findings);
    List<Future<io.sluice.hub.bus.Done>> adopted = new ArrayList<>();
    for (TriggerKind kind : TriggerKinds.ALL) {
      adopted.add(bus.ask(Triggers.adopt(kind.id()), new Triggers.Adopt()));
    }
    bus.publish(Sources.SWEPT, new Sources.Swept(config.connection(), rows.at(), fresh));
    List<FlowRun> runs =
        rows.runs().stream().filter(run -> fresh.contains(run.cause().eventId())).toList();
    return Future.all(adopted)
        .compose(
            done ->
                runs.isEmpty()
                    ? Future.<Void>succeededFuture()
                    : bus.ask(Flows.START, new Flows.Start(runs)).mapEmpty());
  }

  /** Without an answer of the gate calls are taken for scarce. */
  private Future<Void> adaptPace(SweepFindings findings) {
    return bus.ask(Gate.QUOTA, new Gate.QuotaQuery())
        .map(answer -> quota.look(answer.buckets()))
        .otherwise(new QuotaTrend.QuotaTrendUpdate(quota, Pace.CallHeadroom.TIGHT))
        .onSuccess(
            look -> {
              quota = look.next();
              Pace.PaceUpdate step = pace.after(config, findings.seen(), look.room());
              pace = step.next();
              interval = step.interval();
              progress.pace(interval, step.why());
            })
        .mapEmpty();
  }

  /** Lets the flows judge what their triggers name, when that may have changed. */
  private Future<Void> survey(SweepCalls.SweepReading reading, SweepFindings findings) {
    List<Flows.Named> named = NameableEntities.of(reading.answers(), entities(reading, findings));
    if (named.equals(surveyed)) {
      return Future.succeededFuture();
    }
    return bus.ask(Flows.ENVIRONMENT, new Flows.Environment(named))
        .onSuccess(done -> surveyed = named)
        .onFailure(cause -> LOG.warn("flows do not know {} yet", config.connection(), cause))
        .<Void>mapEmpty()
        .otherwiseEmpty();
  }

  private static List<Sources.Entity> entities(
      SweepCalls.SweepReading reading, SweepFindings findings) {
    return EntityList.of(reading.answers(), findings.result().observation().segments());
  }

  private void finished(Instant now, SweepCalls.SweepReading reading, SweepFindings findings) {
    List<Sources.Entity> entities = entities(reading, findings);
    if (reading.problems().isEmpty()) {
      progress.read(entities);
    }
    progress.finished(now, reading);
    progress.overdue(findings.overdue());
    if (findings.doubtful()) {
      timetable.doubt();
    }
    meters.count(Metric.SWEEPS, reading.problems().isEmpty() ? "complete" : "partial");
    meters.set(Metric.SWEEP_CALLS, reading.calls());
    SweepMetrics.entities(meters, entities);
    log.tell(reading, findings, now);
  }
}
