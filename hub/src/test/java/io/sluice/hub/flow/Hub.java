package io.sluice.hub.flow;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluice.hub.bus.Address;
import io.sluice.hub.bus.Bus;
import io.sluice.hub.bus.Message;
import io.sluice.hub.connector.Connectors;
import io.sluice.hub.metrics.Meters;
import io.sluice.hub.outbound.Outcome;
import io.sluice.hub.store.FlowRun;
import io.sluice.hub.time.VirtualTime;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A flow verticle in virtual time, with a folder, a store and scripted connectors. */
final class Hub implements AutoCloseable {
  static final Instant START = Instant.parse("2026-11-20T08:00:00Z");
  static final Duration LONG = Duration.ofDays(2);

  final MemoryStore store;
  final VirtualTime virtual;
  final Bus bus;
  final MeterRegistry registry = new SimpleMeterRegistry();
  final List<Connectors.Call> calls = new ArrayList<>();
  final List<Flows.RunFinished> finished = new ArrayList<>();
  final List<Flows.FlowsChanged> changes = new ArrayList<>();

  private final Path folder;
  private Function<Connectors.Call, Connectors.@Nullable Answer> script = call -> ok(null);
  private Duration answerTime = Duration.ofMillis(200);
  private FlowConfig config;
  private long writes;

  Hub(Path folder, MemoryStore store, Instant start) {
    this.folder = folder;
    this.store = store;
    this.virtual = new VirtualTime(start);
    this.bus = Bus.install(virtual.vertx());
    this.config = FlowConfig.defaults().withFolder(folder);
    bus.subscribe(Flows.FINISHED, finished::add);
    bus.subscribe(Flows.CHANGED, changes::add);
    for (String connector : List.of("teams", "smtp", "customerinsights", "http")) {
      virtual.await(bus.answer(Connectors.call(connector), this::answer), LONG);
    }
  }

  static Hub in(Path folder) {
    return new Hub(folder, new MemoryStore(), START);
  }

  Hub configured(Function<FlowConfig, FlowConfig> change) {
    config = change.apply(config);
    return this;
  }

  /** A null answer never comes. */
  Hub answering(Function<Connectors.Call, Connectors.@Nullable Answer> answers) {
    script = answers;
    return this;
  }

  private Future<Connectors.Answer> answer(Connectors.Call call) {
    calls.add(call);
    Connectors.Answer answer = script.apply(call);
    Promise<Connectors.Answer> promise = Promise.promise();
    if (answer != null) {
      virtual.vertx().setTimer(answerTime.toMillis(), tick -> promise.complete(answer));
    }
    return promise.future();
  }

  static Connectors.Answer ok(@Nullable Object body) {
    return new Connectors.Answer(Outcome.SUCCEEDED, 200, Map.of(), body, null, Optional.empty());
  }

  static Connectors.Answer failed(Outcome outcome, int status) {
    return new Connectors.Answer(
        outcome, status, Map.of(), null, "it said " + status, Optional.empty());
  }

  Hub deploy() {
    FlowCatalogue catalogue = new FlowCatalogue(config, Hub::checkTrigger);
    virtual.await(
        virtual
            .vertx()
            .deployVerticle(new FlowVerticle(catalogue, bus, store, virtual, new Meters(registry))),
        LONG);
    return this;
  }

  private static List<String> checkTrigger(
      String operation, Map<String, @Nullable Object> parameters) {
    return operation.equals("OnSegmentThresholdCrossed") && !parameters.containsKey("segmentName")
        ? List.of("segmentName is missing. Name a segment.")
        : List.of();
  }

  /** Writes a flow file; every write has another time stamp. */
  Hub write(String file, String text) {
    try {
      Path path = folder.resolve(file);
      Files.writeString(path, text);
      writes++;
      Files.setLastModifiedTime(path, FileTime.from(START.plusSeconds(writes)));
      return this;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  <Q extends Message, R extends Message> R ask(Address<Q, R> to, Q request) {
    return virtual.await(bus.ask(to, request), LONG);
  }

  Flows.FiringResult decide(String event, String flow, Object body) {
    Flows.Firing firing = new Flows.Firing(event, flow, FlowTexts.trigger(body), virtual.instant());
    return ask(Flows.DECIDE, new Flows.DecideFirings(List.of(firing))).firings().get(0).result();
  }

  /** Decides, commits and starts, as the source does. */
  FlowRun fire(String event, String flow, Object body) {
    FlowRun run = Objects.requireNonNull(decide(event, flow, body).run());
    virtual.await(store.start(run), LONG);
    ask(Flows.START, new Flows.StartRuns(List.of(run)));
    return run;
  }

  /** Advances time until a run has ended. */
  FlowRun await(String run) {
    boolean ended =
        virtual.runUntil(() -> finished.stream().anyMatch(one -> one.runId().equals(run)), LONG);
    if (!ended) {
      throw new AssertionError("run " + run + " has not ended: " + store.runs.get(run));
    }
    return Objects.requireNonNull(store.runs.get(run));
  }

  @Override
  public void close() {
    virtual.close();
  }
}
