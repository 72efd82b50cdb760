package io.sluice.hub.flow;

import io.sluice.hub.metrics.Meters;
import io.sluice.hub.metrics.Metric;
import io.sluice.hub.store.Commit;
import io.sluice.hub.store.Decision;
import io.sluice.hub.store.Event;
import io.sluice.hub.store.EventRef;
import io.sluice.hub.store.FlowRun;
import io.sluice.hub.store.Ruling;
import io.sluice.hub.store.Store;
import io.sluice.hub.store.SubjectRef;
import io.sluice.hub.store.WatchId;
import io.sluice.wdl.definition.FlowDefinition;
import io.sluice.wdl.definition.Hash;
import io.sluice.wdl.run.JournalValues;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records calls of flows as events of the kind {@link #KIND}. */
final class CallRecorder {
  /** The kind of the events that calls are. */
  static final String KIND = "request.received";

  /** The connection of these events; no connection of the configuration may have this name. */
  private static final String CONNECTION = "request";

  private final Store store;
  private final Meters meters;
  private final String startedAt;

  /**
   * A recorder.
   *
   * @param startedAt start of the hub; makes the event ids of calls without a key unique
   */
  CallRecorder(Store store, Meters meters, Instant startedAt) {
    this.store = store;
    this.meters = meters;
    this.startedAt = startedAt.toString();
    Ruling.words().forEach(word -> meters.count(Metric.DECISIONS, 0, KIND, word));
  }

  /** The event id of a call; calls with the same idempotency key share one. */
  String eventId(FlowDefinition flow, Flows.FlowCall call, Instant now) {
    return call.key().isEmpty()
        ? Hash.timed(now, CONNECTION, flow.name(), startedAt, Long.toString(call.number()))
        : Hash.of(CONNECTION, flow.name(), "key", call.key());
  }

  /** The event, decision and run of a call. */
  static Commit commit(
      FlowDefinition flow, Flows.FlowCall call, Flows.Firing firing, Flows.FiringResult result) {
    String id = firing.eventId();
    String name = flow.name();
    Instant now = firing.at();
    FlowRun run = result.run();
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("eventId", id);
    data.put("eventType", KIND);
    data.put("trigger", flow.trigger().name());
    data.put("method", call.method());
    Event event =
        new Event(
            id,
            new WatchId(CONNECTION, KIND, KIND + "/" + name),
            new SubjectRef(name, name),
            now,
            now,
            JournalValues.write(data));
    Decision decision =
        new Decision(
            new EventRef(id, KIND, name),
            name,
            result.verdict(),
            now,
            run == null ? null : run.id());
    return Commit.of(CONNECTION, now)
        .withEvents(List.of(event))
        .withDecisions(List.of(decision))
        .withRuns(run == null ? List.of() : List.of(run));
  }

  /** Writes a commit; returns whether its event is new. */
  Future<Boolean> write(Commit commit) {
    return store.history().commit(commit).map(added -> !added.isEmpty());
  }

  /**
   * Counts a call.
   *
   * @param isNew whether its event was new
   */
  void count(Ruling ruling, boolean isNew) {
    Ruling counted = isNew ? ruling : Ruling.DUPLICATE;
    meters.count(isNew ? Metric.EVENTS : Metric.EVENTS_DUPLICATE, KIND);
    meters.count(Metric.DECISIONS, KIND, counted.word());
  }
}
