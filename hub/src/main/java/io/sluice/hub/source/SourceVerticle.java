package io.sluice.hub.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sluice.hub.bus.Bus;
import io.sluice.hub.flow.Flows;
import io.sluice.hub.flow.Flows.Subscription;
import io.sluice.hub.metrics.Meters;
import io.sluice.hub.metrics.Metric;
import io.sluice.hub.source.Matching.Envelope;
import io.sluice.hub.store.Rows;
import io.sluice.hub.store.SweepStore;
import io.sluice.hub.time.Time;
import io.sluice.hub.trigger.TriggerKind;
import io.sluice.hub.trigger.TriggerKinds;
import io.sluice.hub.trigger.Triggers;
import io.sluice.hub.trigger.Triggers.Effects;
import io.vertx.core.Future;
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
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String JOBS = "jobs";

  private final Bus bus;
  private final SourceConfig config;
  private final SweepStore store;
  private final Time time;
  private final Meters meters;
  private final Progress progress;
  private final SweepCalls calls;
  private final Instant began;
  private Watermark watermark = Watermark.NONE;
  private Instant lastCommitted = Instant.EPOCH;
  private Future<Void> running = Future.succeededFuture();
  private boolean stopping;
  private long timer = -1;

  public SourceVerticle(Bus bus, SourceConfig config, SweepStore store, Time time, Meters meters) {
    this.bus = bus;
    this.config = config;
    this.store = store;
    this.time = time;
    this.meters = meters;
    this.progress = new Progress(config);
    this.calls = new SweepCalls(bus, config.jobs());
    this.began = time.instant();
  }

  @Override
  public Future<?> start() {
    Count.begin(meters);
    return store
        .load(config.connection())
        .compose(this::restore)
        .compose(done -> bus.answer(Sources.STATUS, ask -> Future.succeededFuture(status())))
        .onSuccess(done -> timer = vertx.setTimer(1, id -> next()));
  }

  @Override
  public Future<?> stop() {
    stopping = true;
    vertx.cancelTimer(timer);
    return running;
  }

  private Sources.Status status() {
    return new Sources.Status(List.of(progress.view(time.instant())));
  }

  private Future<Void> restore(Rows.SweepState state) {
    String known = state.watermarks().get(JOBS);
    if (known != null) {
      watermark = Watermark.parse(known);
    }
    String at = state.watermarks().get("at");
    if (at != null) {
      lastCommitted = Instant.parse(at);
    }
    List<Future<io.sluice.hub.bus.Done>> restored = new ArrayList<>();
    for (TriggerKind kind : TriggerKinds.ALL) {
      Map<String, String> states = new LinkedHashMap<>();
      state.watches().stream()
          .filter(watch -> watch.kind().equals(kind.id()))
          .forEach(watch -> states.put(watch.key(), watch.state()));
      restored.add(bus.ask(Triggers.restore(kind.id()), new Triggers.Restore(states)));
    }
    return Future.all(restored).mapEmpty();
  }

  private void next() {
    Instant started = time.instant();
    long nanos = time.nanos();
    running =
        sweep(started)
            .onFailure(
                cause -> {
                  LOG.warn("sweep of {} failed: {}", config.connection(), cause.getMessage());
                  progress.failed(started, String.valueOf(cause.getMessage()));
                  meters.count(Metric.SWEEPS, "failed");
                })
            .otherwiseEmpty()
            .onComplete(done -> plan(Duration.ofNanos(time.nanos() - nanos)));
  }

  private void plan(Duration took) {
    meters.record(Metric.SWEEP_DURATION, took);
    if (!stopping) {
      long wait = Math.max(1, config.interval().minus(took).toMillis());
      progress.planned(time.instant().plusMillis(wait));
      timer = vertx.setTimer(wait, id -> next());
    }
  }

  private Future<Void> sweep(Instant now) {
    return bus.ask(Flows.SUBSCRIPTIONS, new Flows.Ask())
        .compose(subscriptions -> sweep(now, subscriptions.items()));
  }

  private Future<Void> sweep(Instant now, List<Subscription> subscriptions) {
    return calls
        .read(HistoryDays.since(lastCommitted, now))
        .compose(
            reading -> {
              Sweep.Result result =
                  Sweep.of(
                      new Sweep.Frame(config.connection(), began, now),
                      watermark,
                      reading.answers());
              return observe(result, subscriptions)
                  .compose(effects -> decide(result, effects, subscriptions))
                  .onSuccess(done -> finished(now, reading, result));
            });
  }

  private Future<List<Effects>> observe(Sweep.Result result, List<Subscription> subscriptions) {
    List<Future<Effects>> asked = new ArrayList<>();
    for (TriggerKind kind : TriggerKinds.ALL) {
      asked.add(
          bus.ask(
              Triggers.observe(kind.id()),
              new Triggers.Observe(result.observation(), Matching.wanted(kind, subscriptions))));
    }
    return Future.all(asked).map(all -> all.<Effects>list());
  }

  private Future<Void> decide(
      Sweep.Result result, List<Effects> effects, List<Subscription> subscriptions) {
    Envelope envelope = new Envelope(config.instanceId(), result.observation().at());
    List<Triggers.Happening> happenings = Matching.once(effects);
    Matching.Pairs pairs = Matching.pairs(happenings, subscriptions, envelope);
    Future<Flows.Decided> decided =
        pairs.firings().isEmpty()
            ? Future.succeededFuture(new Flows.Decided(List.of()))
            : bus.ask(Flows.DECIDE, new Flows.Decide(pairs.firings()));
    return decided.compose(
        verdicts -> {
          SweepCommit commit = new SweepCommit(config.connection(), envelope);
          Rows.Sweep rows = commit.rows(result, effects, pairs, verdicts.verdicts());
          return store.commit(rows).compose(fresh -> adopt(result, rows, fresh));
        });
  }

  private Future<Void> adopt(Sweep.Result result, Rows.Sweep rows, List<String> fresh) {
    watermark = result.watermark();
    lastCommitted = rows.at();
    Count.committed(meters, rows, fresh);
    List<Future<io.sluice.hub.bus.Done>> adopted = new ArrayList<>();
    for (TriggerKind kind : TriggerKinds.ALL) {
      adopted.add(bus.ask(Triggers.adopt(kind.id()), new Triggers.Adopt()));
    }
    bus.publish(Sources.SWEPT, new Sources.Swept(config.connection(), rows.at(), fresh));
    List<Rows.Run> runs =
        rows.runs().stream().filter(run -> fresh.contains(run.eventId())).toList();
    return Future.all(adopted)
        .compose(
            done ->
                runs.isEmpty()
                    ? Future.<Void>succeededFuture()
                    : bus.ask(Flows.START, new Flows.Start(runs)).mapEmpty());
  }

  private void finished(Instant now, SweepCalls.Reading reading, Sweep.Result result) {
    List<Sources.Entity> entities = Entities.of(reading.answers(), result.observation().segments());
    if (reading.problems().isEmpty()) {
      progress.read(entities);
    }
    progress.finished(now, reading);
    meters.count(Metric.SWEEPS, reading.problems().isEmpty() ? "complete" : "partial");
    meters.set(Metric.SWEEP_CALLS, reading.calls());
    Count.entities(meters, entities);
    reading.problems().forEach(problem -> LOG.warn("{}: {}", config.connection(), problem));
  }

  /** A row of JSON text; the trees that are written here are our own and always can be. */
  static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
