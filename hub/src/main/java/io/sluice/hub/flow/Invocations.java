package io.sluice.hub.flow;

import io.sluice.hub.connector.Connectors;
import io.sluice.hub.metrics.Metric;
import io.sluice.hub.store.Commit;
import io.sluice.hub.store.Decision;
import io.sluice.hub.store.Event;
import io.sluice.hub.store.EventRef;
import io.sluice.hub.store.FlowRun;
import io.sluice.hub.store.JournalEntry;
import io.sluice.hub.store.Ruling;
import io.sluice.hub.store.StoreUnavailableException;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes calls of flows that have a Request trigger. Event, decision and run are committed together
 * before the caller hears anything (catalogue E7); a call that is repeated with its key finds the
 * run that the first one started (E8).
 */
final class Invocations {
  /** The kind of the events that calls are. */
  static final String KIND = "request.received";

  /** Where the events come from; no connection of the configuration may have this name. */
  private static final String SOURCE = "request";

  private final FlowCatalogue catalogue;
  private final FiringDecider verdicts;
  private final Runner runner;
  private final ChildFlows children;
  private final FlowPorts ports;
  private final String start;

  Invocations(
      FlowCatalogue catalogue,
      FiringDecider verdicts,
      Runner runner,
      ChildFlows children,
      FlowPorts ports) {
    this.catalogue = catalogue;
    this.verdicts = verdicts;
    this.runner = runner;
    this.children = children;
    this.ports = ports;
    this.start = ports.time().instant().toString();
    Ruling.words().forEach(word -> ports.meters().count(Metric.DECISIONS, 0, KIND, word));
  }

  /** Takes a call. */
  Future<Flows.Invoked> invoke(Flows.FlowCall call) {
    FlowDefinition definition = catalogue.find(call.flow()).map(FlowEntry::definition).orElse(null);
    if (definition == null
        || !definition.trigger().isRequest()
        || !definition.trigger().name().equalsIgnoreCase(call.trigger())) {
      return refused(
          404,
          "WorkflowNotFound",
          "there is no flow '" + call.flow() + "' with a Request trigger '" + call.trigger() + "'");
    }
    if (!definition.trigger().endpoint().method().equals(call.method())) {
      return refused(
          405,
          "MethodNotAllowed",
          "the flow takes " + definition.trigger().endpoint().method() + " only");
    }
    Optional<Map<String, String>> parameters = definition.trigger().endpoint().match(call.path());
    if (parameters.isEmpty()) {
      return refused(
          404,
          "PathMismatch",
          "the path after the address does not fit the trigger's relativePath '"
              + String.join("/", definition.trigger().endpoint().relativePath())
              + "'");
    }
    Map<String, @Nullable Object> outputs = new LinkedHashMap<>(call.outputs());
    if (!parameters.get().isEmpty()) {
      outputs.put("relativePathParameters", new LinkedHashMap<>(parameters.get()));
    }
    return decide(definition, call, outputs);
  }

  private Future<Flows.Invoked> decide(
      FlowDefinition definition, Flows.FlowCall call, Map<String, @Nullable Object> outputs) {
    Instant now = ports.time().instant();
    String id =
        call.key().isEmpty()
            ? Hash.timed(now, SOURCE, definition.name(), start, Long.toString(call.number()))
            : Hash.of(SOURCE, definition.name(), "key", call.key());
    Flows.FiringResult verdict =
        verdicts.decide(new Flows.Firing(id, definition.name(), outputs, now));
    if (verdict.verdict().ruling() == Ruling.PAUSED) {
      return refused(
          404,
          "WorkflowTriggerIsNotEnabled",
          "the flow '" + definition.name() + "' is paused; resume it to have it called");
    }
    FlowRun run = verdict.run();
    Optional<LiveRun> begun =
        run == null || definition.trigger().splitOn() != null
            ? Optional.empty()
            : runner.begin(run, definition);
    return commit(rows(definition, call, id, verdict, now), begun)
        .compose(
            fresh -> {
              count(verdict, fresh);
              if (begun.isPresent() && fresh) {
                return launched(definition, begun.get());
              }
              return answer(definition, verdict, fresh);
            })
        .recover(
            cause ->
                refused(
                    503, "NotAccepted", "the call was not taken, send it again: " + words(cause)));
  }

  /** What a caller may read: no path of this machine. */
  private static String words(Throwable cause) {
    return cause instanceof StoreUnavailableException trouble
        ? trouble.advice()
        : String.valueOf(cause.getMessage());
  }

  /** Commits a call, with its run as far as it came; gives whether the call is new. */
  private Future<Boolean> commit(Commit rows, Optional<LiveRun> begun) {
    Commit all = begun.map(run -> begun(rows, run)).orElse(rows);
    return ports
        .store()
        .history()
        .commit(all)
        .map(fresh -> !fresh.isEmpty())
        .onComplete(
            done -> {
              if (begun.isPresent() && !Boolean.TRUE.equals(done.result())) {
                runner.forget(begun.get());
              }
            });
  }

  private static Commit begun(Commit rows, LiveRun run) {
    List<JournalEntry> entries = run.begin();
    return rows.withRuns(List.of(run.row())).withEntries(entries);
  }

  private Future<Flows.Invoked> launched(FlowDefinition definition, LiveRun run) {
    FlowRun row = run.row();
    if (!definition.responds()) {
      runner.launch(run);
      return accepted(row.id(), "");
    }
    Future<Connectors.Answer> answer = runner.answer(row.id());
    runner.launch(run);
    return answer.map(given -> responded(row, given));
  }

  private void count(Flows.FiringResult verdict, boolean fresh) {
    Ruling ruling = fresh ? verdict.verdict().ruling() : Ruling.DUPLICATE;
    ports.meters().count(fresh ? Metric.EVENTS : Metric.EVENTS_DUPLICATE, KIND);
    ports.meters().count(Metric.DECISIONS, KIND, ruling.word());
  }

  private static Commit rows(
      FlowDefinition definition,
      Flows.FlowCall call,
      String id,
      Flows.FiringResult verdict,
      Instant now) {
    FlowRun run = verdict.run();
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("eventId", id);
    data.put("eventType", KIND);
    data.put("trigger", definition.trigger().name());
    data.put("method", call.method());
    Event event =
        new Event(
            id,
            new WatchId(SOURCE, KIND, KIND + "/" + definition.name()),
            new SubjectRef(definition.name(), definition.name()),
            now,
            now,
            JournalValues.write(data));
    Decision decision =
        new Decision(
            new EventRef(id, KIND, definition.name()),
            definition.name(),
            verdict.verdict(),
            now,
            run == null ? null : run.id());
    return Commit.of(SOURCE, now)
        .withEvents(List.of(event))
        .withDecisions(List.of(decision))
        .withRuns(run == null ? List.of() : List.of(run));
  }

  private Future<Flows.Invoked> answer(
      FlowDefinition definition, Flows.FiringResult verdict, boolean fresh) {
    FlowRun run = verdict.run();
    if (run == null) {
      boolean filtered = verdict.verdict().ruling() == Ruling.FILTERED;
      return filtered
          ? accepted("", "no run was started: " + verdict.verdict().reason())
          : refused(400, "TriggerConditionFailed", verdict.verdict().reason());
    }
    if (definition.responds()) {
      Future<Connectors.Answer> answer = fresh ? runner.call(run) : children.attach(run);
      return answer.map(given -> responded(run, given));
    }
    if (fresh) {
      runner.start(List.of(run));
    }
    return accepted(run.id(), "");
  }

  private static Flows.Invoked responded(FlowRun run, Connectors.Answer given) {
    String error = given.error();
    boolean none = given.status() == 502 && error != null && error.startsWith("NoResponse");
    return new Flows.Invoked(
        given.status(),
        run.id(),
        none ? "NoResponse" : "",
        none ? String.valueOf(error) : "",
        given.headers(),
        given.body());
  }

  private static Future<Flows.Invoked> accepted(String run, String message) {
    return Future.succeededFuture(new Flows.Invoked(202, run, "", message, Map.of(), null));
  }

  private static Future<Flows.Invoked> refused(int status, String code, String message) {
    return Future.succeededFuture(new Flows.Invoked(status, "", code, message, Map.of(), null));
  }
}
