package io.sluice.hub.console;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.sluice.hub.bus.Bus;
import io.sluice.hub.bus.BusException;
import io.sluice.hub.bus.Done;
import io.sluice.hub.bus.Failure;
import io.sluice.hub.console.InboxMessage.InboxChannel;
import io.sluice.hub.console.InboxMessage.MessageContent;
import io.sluice.hub.flow.FlowState;
import io.sluice.hub.flow.Flows;
import io.sluice.hub.gate.BucketKey;
import io.sluice.hub.gate.Gate;
import io.sluice.hub.gate.Priority;
import io.sluice.hub.gate.Window;
import io.sluice.hub.metrics.Meters;
import io.sluice.hub.metrics.Metric;
import io.sluice.hub.source.Sources;
import io.sluice.hub.store.Decision;
import io.sluice.hub.store.Event;
import io.sluice.hub.store.EventRef;
import io.sluice.hub.store.EventRepeats;
import io.sluice.hub.store.FlowRun;
import io.sluice.hub.store.PinnedFlow;
import io.sluice.hub.store.RunCause;
import io.sluice.hub.store.RunProgress;
import io.sluice.hub.store.RunStatus;
import io.sluice.hub.store.SubjectRef;
import io.sluice.hub.store.Verdict;
import io.sluice.hub.store.Watch;
import io.sluice.hub.store.WatchEvaluation;
import io.sluice.hub.store.WatchId;
import io.sluice.hub.time.Time;
import io.sluice.wdl.action.Status;
import io.sluice.wdl.run.StepView;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers every bus request of the console from lists that a test can change. */
final class FakeHub {
  static final Instant START = Instant.parse("2026-11-21T09:00:00Z");
  static final String SOURCE = "contoso";

  final MemoryStore store = new MemoryStore();
  final List<Flows.FlowView> flows = new ArrayList<>();
  final List<StepView> steps = new ArrayList<>();
  final List<Gate.BucketStatus> buckets = new ArrayList<>();
  final List<Sources.SourceView> sources = new ArrayList<>();
  final List<InboxMessage> messages = new ArrayList<>();
  final List<String> asked = new ArrayList<>();
  final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  final Bus bus;
  @Nullable BusException refusal;

  FakeHub(Vertx vertx) {
    bus = Bus.install(vertx);
    new Meters(registry).count(Metric.EVENTS, "refresh.completed");
    bus.answer(Gate.QUOTA, ask -> given(new Gate.QuotaStatus(List.copyOf(buckets))));
    bus.answer(Sources.STATUS, ask -> given(new Sources.Status(List.copyOf(sources))));
    bus.answer(Flows.LIST, ask -> given(new Flows.FlowList(List.copyOf(flows))));
    bus.answer(Flows.SHOW, show -> given(new Flows.RunView(run(show.runId()), List.copyOf(steps))));
    bus.answer(Flows.SET_ENABLED, this::setEnabled);
    bus.answer(Flows.RESUBMIT, this::resubmit);
    bus.answer(Flows.CANCEL, this::cancel);
  }

  /** A console that reads from this hub, with an inbox. */
  ConsoleVerticle console(ConsoleConfig config, Time time) {
    Inbox inbox = limit -> given(messages.stream().limit(limit).toList());
    return new ConsoleVerticle(config, bus, store, registry, time).withInbox(inbox);
  }

  /** Compared conditions of a decision, in the format of the store. */
  static final String TERMS =
      "[{\"expression\":\"greaterOrEquals(variables('hour'), 18)\","
          + "\"operands\":[\"9\",\"18\"],\"value\":\"false\",\"decisive\":true}]";

  private static final String CROSSED =
      "{\"data\":{\"size\":1204,\"threshold\":1000},\"previous\":{\"size\":996}}";

  /** Fills the hub with at least one object of every kind. */
  FakeHub filled() {
    sources.add(source("ok", null));
    store.events.add(event(2, "datasource.refresh.failed", "Contoso_Loyalty", "{\"failures\":2}"));
    store.events.add(event(1, "segment.threshold.crossed", "High_Value", CROSSED));
    store.decisions.add(decision(2, "notify-owners", "fired", "no condition", "run-2"));
    store.decisions.add(decision(2, "night-shift", "filtered", "hour 9 is not >= 18", null));
    store.repeats.put("event-1", new EventRepeats(3, START));
    store.watches.add(watch("High_Value", "1204", "1000"));
    store.runs.add(run(2, "Failed", "Post_card: 503 from the channel"));
    store.runs.add(run(1, "Succeeded", null));
    flows.add(flow("night-shift", FlowState.PAUSED));
    flows.add(flow("notify-owners", FlowState.ENABLED));
    steps.add(step("Post_card", "Failed", "503 from the channel"));
    buckets.add(bucket(12, 0));
    buckets.add(shared());
    messages.add(message(1, InboxChannel.TEAMS));
    return this;
  }

  static Sources.SourceView source(String state, @Nullable String problem) {
    return source(state, problem, List.of());
  }

  static Sources.SourceView overdue(String kind, String subject) {
    return source("ok", null, List.of(new Sources.Overdue(kind, subject, START, "not seen")));
  }

  private static Sources.SourceView source(
      String state, @Nullable String problem, List<Sources.Overdue> overdue) {
    Sources.Entity segment =
        new Sources.Entity(
            Sources.EntityType.SEGMENT, "s1", "High_Value", "1204", START.minusSeconds(60), null);
    return new Sources.SourceView(
        new Sources.SourceName(SOURCE, "0f1e2d3c", "Contoso"),
        Sources.SourceState.valueOf(state.toUpperCase(Locale.ROOT)),
        new Sources.SweepInterval(Duration.ofSeconds(5), "as configured"),
        new Sources.SweepTally(5, 720, START.minusSeconds(2), START.plusSeconds(3)),
        problem,
        overdue,
        List.of(segment));
  }

  static Event event(int number, String kind, String subject, String data) {
    Instant at = START.minusSeconds(100 - number);
    return new Event(
        "event-" + number,
        new WatchId(SOURCE, kind, "watch-" + subject),
        new SubjectRef("id-" + subject, subject),
        at,
        at,
        data);
  }

  static Decision decision(
      int event, String flow, String verdict, String reason, @Nullable String run) {
    return new Decision(
        new EventRef("event-" + event, "datasource.refresh.failed", "Contoso_Loyalty"),
        flow,
        new Verdict(verdict, reason, verdict.equals("filtered") ? TERMS : null),
        START.minusSeconds(98),
        run);
  }

  static Watch watch(String subject, @Nullable String value, String threshold) {
    return new Watch(
        new WatchId(SOURCE, "segment.threshold.crossed", "watch-" + subject),
        new SubjectRef("id-" + subject, subject),
        "ABOVE",
        new WatchEvaluation(
            value, threshold, value + " is above " + threshold + ": it fired at the crossing"),
        START.minusSeconds(2));
  }

  static FlowRun run(int number, String status, @Nullable String error) {
    Instant start = START.minusSeconds(90 - number);
    return new FlowRun(
        "run-" + number,
        new PinnedFlow("notify-owners", "7c1f"),
        new RunCause("event-" + number, "{\"body\":{}}", null),
        start,
        new RunProgress(RunStatus.of(status), start.plusMillis(850), error));
  }

  static Flows.FlowView flow(String name, FlowState state) {
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    parameters.put("dataSourceName", "Contoso_Loyalty");
    return new Flows.FlowView(
        name,
        "flows/" + name + ".yaml",
        "7c1f",
        state,
        "OnDataSourceRefreshFailed",
        parameters,
        state == FlowState.INVALID ? List.of("line 4: unknown action") : List.of(),
        List.of());
  }

  static StepView step(String path, String status, @Nullable String error) {
    return new StepView(
        path,
        "OpenApiConnection",
        new StepView.StepProgress(Status.of(status).orElseThrow(), 1, error, null),
        new StepView.StepPeriod(START.minusSeconds(88), START.minusSeconds(87)),
        new StepView.StepValues(
            Map.of("title", "Refresh failed"), null, Map.of("segment", "High value")),
        List.of("outcome unknown: attempt 1 may have been done"));
  }

  static Gate.BucketStatus bucket(int used, int queued) {
    List<Integer> perSecond = new ArrayList<>(Collections.nCopies(59, 0));
    perSecond.add(used);
    return new Gate.BucketStatus(
        new BucketKey(BucketKey.Kind.CUSTOMER_INSIGHTS, "contoso/main"),
        new Window(100, Duration.ofSeconds(60)),
        new Gate.WindowUsage(used, perSecond, List.of(new Gate.UserCalls("sweep", used))),
        new Gate.BucketLoad(used, 0, queued, Duration.ZERO, Duration.ofMillis(1500)),
        Optional.empty(),
        0,
        outlook(used, queued));
  }

  /** A bucket of a channel that another program posts to as well. */
  private static Gate.BucketStatus shared() {
    return new Gate.BucketStatus(
        new BucketKey(BucketKey.Kind.TEAMS, "ops"),
        new Window(100, Duration.ofHours(1)),
        new Gate.WindowUsage(0, List.of(), List.of()),
        new Gate.BucketLoad(0, 0, 0, Duration.ZERO, Duration.ZERO),
        Optional.empty(),
        1,
        new Gate.SlotForecast(80, 4, 0, List.of(), Duration.ZERO, Duration.ZERO, 80, 0));
  }

  static Gate.SlotForecast outlook(int used, int queued) {
    return new Gate.SlotForecast(
        100,
        Math.max(0, 100 - used),
        used,
        List.of(
            new Gate.QueuedCalls(Priority.SWEEP, 0),
            new Gate.QueuedCalls(Priority.INTERACTIVE, 0),
            new Gate.QueuedCalls(Priority.FLOW, queued)),
        Duration.ofMillis(1500),
        Duration.ofSeconds(queued),
        100,
        queued);
  }

  static InboxMessage message(int number, InboxChannel channel) {
    return new InboxMessage(
        "letter-" + number,
        channel,
        START.minusSeconds(80),
        "Data owners",
        "",
        new MessageContent(
            "Refresh of Contoso_Loyalty failed",
            "Credentials expired.",
            Map.of("Source", "Contoso_Loyalty")));
  }

  private FlowRun run(String id) {
    return store.runs.stream().filter(run -> run.id().equals(id)).findFirst().orElseThrow();
  }

  private Future<Done> setEnabled(Flows.SetEnabled wish) {
    asked.add((wish.enabled() ? "resume " : "pause ") + wish.flow() + ": " + wish.reason());
    flows.replaceAll(
        flow ->
            flow.name().equals(wish.flow())
                ? flow(flow.name(), wish.enabled() ? FlowState.ENABLED : FlowState.PAUSED)
                : flow);
    return given(Done.DONE);
  }

  private Future<Flows.RunStarted> resubmit(Flows.ResubmitRun wish) {
    asked.add("resubmit " + wish.runId());
    return given(new Flows.RunStarted(wish.runId() + "-again"));
  }

  private Future<Done> cancel(Flows.CancelRun wish) {
    asked.add("cancel " + wish.runId() + ": " + wish.reason());
    return given(Done.DONE);
  }

  private <T> Future<T> given(T value) {
    return refusal == null ? Future.succeededFuture(value) : Future.failedFuture(refusal);
  }

  /** Makes every bus address fail from now on. */
  void refuse(Failure failure, String text) {
    refusal = new BusException(failure, text);
  }
}
