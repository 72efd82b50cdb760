package io.sluice.hub.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluice.hub.bus.Bus;
import io.sluice.hub.bus.Done;
import io.sluice.hub.connector.ConnectorVerticle;
import io.sluice.hub.connector.Connectors;
import io.sluice.hub.connector.Connectors.Answer;
import io.sluice.hub.connector.ScriptedConnector;
import io.sluice.hub.flow.Flows;
import io.sluice.hub.flow.Flows.Subscription;
import io.sluice.hub.gate.Gate;
import io.sluice.hub.metrics.Meters;
import io.sluice.hub.outbound.Outcome;
import io.sluice.hub.source.Sources.SourceState;
import io.sluice.hub.store.Checkpoint;
import io.sluice.hub.store.Commit;
import io.sluice.hub.store.Decision;
import io.sluice.hub.store.Event;
import io.sluice.hub.store.EventRepeats;
import io.sluice.hub.store.FlowRun;
import io.sluice.hub.store.Gap;
import io.sluice.hub.store.HistoryStore;
import io.sluice.hub.store.Page;
import io.sluice.hub.store.PinnedFlow;
import io.sluice.hub.store.Query;
import io.sluice.hub.store.Ruling;
import io.sluice.hub.store.RunCause;
import io.sluice.hub.store.RunProgress;
import io.sluice.hub.store.Verdict;
import io.sluice.hub.store.Watch;
import io.sluice.hub.time.Time;
import io.sluice.hub.time.VirtualTime;
import io.sluice.hub.trigger.TriggerKind;
import io.sluice.hub.trigger.TriggerKinds;
import io.sluice.hub.trigger.TriggerVerticle;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceVerticleTest {
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  private static final Duration INTERVAL = Duration.ofSeconds(60);

  private final VirtualTime virtual = new VirtualTime(START);
  private final Stepped wall = new Stepped(virtual);
  private final Bus bus = Bus.install(virtual.vertx());
  private final Memory store = new Memory();
  private final Map<String, String> answers = new LinkedHashMap<>();
  private final List<Subscription> subscriptions = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();
  private final List<Flows.SurveyedEntities> surveys = new ArrayList<>();
  private final List<String> started = new ArrayList<>();
  private Duration latency = Duration.ZERO;

  @BeforeEach
  void scripted_environment_and_flows() {
    for (String operation : List.of("ListDataSources", "ListSegments", "ListMeasures")) {
      answers.put(operation, "[]");
    }
    answers.put("ListJobs", jobs("running"));
    answers.put("GetStatus", "[]");
    virtual.await(
        virtual
            .vertx()
            .deployVerticle(
                new ConnectorVerticle(
                    bus, new ScriptedConnector(Connectors.CUSTOMER_INSIGHTS, this::call))),
        Duration.ofSeconds(5));
    bus.answer(
        Flows.SUBSCRIPTIONS,
        ask -> Future.succeededFuture(new Flows.Subscriptions(List.copyOf(subscriptions))));
    bus.answer(Flows.DECIDE, ask -> Future.succeededFuture(decide(ask)));
    bus.answer(
        Flows.ENVIRONMENT,
        told -> {
          surveys.add(told);
          return Future.succeededFuture(Done.DONE);
        });
    bus.answer(
        Flows.START,
        ask -> {
          ask.runs().forEach(run -> started.add(run.id()));
          return Future.succeededFuture(Done.DONE);
        });
  }

  @AfterEach
  void closed() {
    virtual.close();
  }

  @Test
  void an_event_its_decision_and_its_run_are_committed_together_and_then_started() {
    subscribe("notify", "OnDataSourceRefreshFailed", Map.of());
    deploy();
    virtual.run(Duration.ofSeconds(1));
    answers.put("ListJobs", jobs("failed"));
    virtual.run(INTERVAL);
    assertThat(store.events).hasSize(1);
    assertThat(store.decisions)
        .extracting((Decision each) -> each.verdict().word())
        .containsExactly("fired");
    assertThat(started).hasSize(1);
    virtual.run(INTERVAL.multipliedBy(3));
    assertThat(store.events).hasSize(1);
    assertThat(started).hasSize(1);
  }

  @Test
  void an_event_is_recorded_after_it_happened_however_long_the_sweep_waited_for_its_calls() {
    subscribe("notify", "OnDataSourceRefreshFailed", Map.of());
    deploy();
    virtual.run(Duration.ofSeconds(1));
    latency = Duration.ofSeconds(40);
    answers.put("ListJobs", jobs("failed").replace("09:59:00", "10:01:10"));
    virtual.run(INTERVAL.multipliedBy(3));
    Event event = store.events.get(0);
    assertThat(event.recordedAt()).isAfter(event.occurredAt());
    assertThat(store.decisions).allMatch(one -> one.at().equals(event.recordedAt()));
  }

  @Test
  void the_entities_of_the_environment_are_reported_to_the_flows_only_when_they_change() {
    deploy();
    virtual.run(INTERVAL.multipliedBy(3));
    assertThat(surveys).hasSize(1);
    answers.put("ListMeasures", "[{\"name\":\"PerShop\",\"definition\":{\"isScalar\":false}}]");
    virtual.run(INTERVAL.multipliedBy(3));
    assertThat(surveys).hasSize(2);
    Flows.ParameterEntities measures = surveys.get(1).parameters().get(3);
    assertThat(measures.parameter()).isEqualTo("measureName");
    assertThat(measures.refusals().get("PerShop")).contains("dimensions");
  }

  @Test
  void a_watch_is_written_when_it_changes_and_read_in_every_sweep() {
    subscribe("m", "OnMeasureThresholdCrossed", Map.of("measureName", "M0", "threshold", 2_000));
    answers.put("ListMeasures", listed("M", 1, MEASURE));
    deploy();
    virtual.run(Duration.ofSeconds(1));
    virtual.run(INTERVAL);
    int before = store.written;
    virtual.run(INTERVAL.multipliedBy(5));
    assertThat(store.written).isEqualTo(before);
    Checkpoint state = new Checkpoint(store.watermarks, List.copyOf(store.watches.values()));
    assertThat(state.read().get(0).at()).isAfter(state.watches().get(0).at().plus(INTERVAL));
    assertThat(state.read().get(0).at()).isEqualTo(store.watermarks.get("at"));
    String higher = MEASURE.replace("\"7\"", "\"3000\"").replace("T09:00", "T09:59");
    answers.put("ListMeasures", listed("M", 1, higher));
    virtual.run(INTERVAL);
    assertThat(store.written).isEqualTo(before + 1);
  }

  @Test
  void a_commit_that_fails_is_tried_again_with_the_same_event_id_and_starts_nothing_before() {
    subscribe("notify", "OnDataSourceRefreshFailed", Map.of());
    deploy();
    virtual.run(Duration.ofSeconds(1));
    answers.put("ListJobs", jobs("failed"));
    store.broken = true;
    virtual.run(INTERVAL);
    assertThat(started).isEmpty();
    store.broken = false;
    virtual.run(INTERVAL);
    assertThat(store.attempted).hasSize(1);
    assertThat(store.events).hasSize(1);
    assertThat(started).hasSize(1);
  }

  @Test
  void after_a_restart_nothing_is_reported_twice_and_ends_meanwhile_are_reported_once() {
    String first = deploy();
    virtual.run(Duration.ofSeconds(1));
    answers.put("ListJobs", jobs("failed"));
    virtual.await(virtual.vertx().undeploy(first), Duration.ofSeconds(5));
    deploy();
    virtual.run(INTERVAL.multipliedBy(2));
    assertThat(store.events).hasSize(1);
  }

  @Test
  void two_jobs_that_share_a_task_are_one_event_and_no_hindrance() {
    subscribe("notify", "OnDataSourceRefreshFailed", Map.of());
    deploy();
    virtual.run(Duration.ofSeconds(1));
    String one = jobs("failed").strip();
    String two = one.replace("j1", "j2");
    answers.put("ListJobs", one.substring(0, one.length() - 1) + "," + two.substring(1));
    virtual.run(INTERVAL);
    assertThat(store.events).hasSize(1);
    assertThat(store.decisions).hasSize(1);
    assertThat(status().state()).isEqualTo(SourceState.OK);
  }

  @Test
  void a_sweep_costs_the_same_calls_with_one_flow_and_with_ten_thousand() {
    answers.put("ListSegments", listed("S", 1_000, SEGMENT));
    answers.put("ListMeasures", listed("M", 1_000, MEASURE));
    watch(0);
    deploy();
    virtual.run(Duration.ofSeconds(1));
    calls.clear();
    virtual.run(INTERVAL);
    int withOne = calls.size();
    IntStream.range(1, 10_000).forEach(this::watch);
    calls.clear();
    virtual.run(INTERVAL);
    assertThat(calls).hasSize(withOne).hasSize(5);
    assertThat(store.watches).hasSize(10_000);
  }

  @Test
  void a_crossing_reaches_exactly_the_flows_of_its_threshold_among_ten_thousand() {
    answers.put("ListSegments", listed("S", 1_000, SEGMENT));
    answers.put("ListMeasures", listed("M", 1_000, MEASURE));
    IntStream.range(0, 10_000).forEach(this::watch);
    deploy();
    virtual.run(INTERVAL);
    answers.put(
        "ListSegments",
        listed(
            "S",
            1_000,
            SEGMENT
                .replace("\"entityCount\":0", "\"entityCount\":5000")
                .replace("T09:00", "T09:59")));
    virtual.run(INTERVAL);
    assertThat(store.decisions)
        .hasSize(2_500)
        .allMatch(decision -> Integer.parseInt(decision.flow().substring(5)) < 5_000);
  }

  @Test
  void schedules_are_read_hourly_and_the_calls_counted() {
    answers.put("ListSchedules", "[]");
    deploy();
    virtual.run(Duration.ofSeconds(1));
    assertThat(status().sweeps().calls()).isEqualTo(6);
    virtual.run(Duration.ofMinutes(58));
    assertThat(status().sweeps().calls()).isEqualTo(5);
    assertThat(calls).filteredOn("ListSchedules"::equals).hasSize(1);
    virtual.run(Duration.ofMinutes(5));
    assertThat(calls).filteredOn("ListSchedules"::equals).hasSize(2);
  }

  @Test
  void a_missed_refresh_is_an_event_of_the_hub_and_overdue_until_one_is_submitted() {
    answers.put(
        "ListSchedules",
        "[{\"scheduleId\":\"s\",\"operationType\":\"all\",\"isActive\":true,"
            + "\"timezoneId\":\"UTC\",\"cronSchedules\":[\"30 10 * * *\"]}]");
    deploy();
    virtual.run(Duration.ofMinutes(50));
    assertThat(store.events).extracting(Event::kind).containsExactly("refresh.missed");
    assertThat(status().overdue())
        .extracting(Sources.Overdue::kind)
        .containsExactly("refresh.missed");
    assertThat(calls).filteredOn("ListSchedules"::equals).hasSize(2);
    answers.put(
        "ListJobs",
        "[{\"jobId\":\"j1\"},{\"jobId\":\"j2\",\"operationType\":\"all\",\"jobStatus\":\"running\","
            + "\"jobSubmissionKind\":\"scheduled\",\"submittedTimestamp\":\"2026-03-01T10:49:00Z\"}]");
    virtual.run(INTERVAL);
    assertThat(status().overdue()).isEmpty();
    assertThat(store.events).hasSize(1);
  }

  @Test
  void a_missing_watched_segment_is_one_event_of_the_hub() {
    subscribe("f", "OnSegmentThresholdCrossed", Map.of("segmentName", "Gone", "threshold", 1L));
    deploy();
    virtual.run(INTERVAL.multipliedBy(8));
    assertThat(store.events).extracting(Event::kind).containsExactly("watch.stale");
    assertThat(status().overdue()).extracting(Sources.Overdue::subject).containsExactly("Gone");
    assertThat(store.decisions).isEmpty();
  }

  @Test
  void jobs_that_left_the_list_between_two_sweeps_are_a_gap() {
    deploy();
    virtual.run(Duration.ofSeconds(1));
    answers.put("ListJobs", jobs("successful").replace("j1", "j9").replace("t1", "t9"));
    virtual.run(INTERVAL);
    assertThat(store.gaps)
        .isNotEmpty()
        .allMatch(gap -> gap.what().equals("jobs") && gap.from().equals(START.plusMillis(1)));
  }

  @ParameterizedTest
  @ValueSource(longs = {24, 6, -1})
  void a_step_of_the_wall_clock_makes_no_flood(long hours) {
    answers.put("ListJobs", "[{\"jobId\":\"j1\",\"submittedTimestamp\":\"2026-01-01T00:00:00Z\"}]");
    answers.put(
        "ListSchedules",
        "[{\"scheduleId\":\"s1\",\"operationType\":\"all\",\"isActive\":true,"
            + "\"timezoneId\":\"UTC\",\"cronSchedules\":[\"0/30 * * * *\"]}]");
    deploy();
    virtual.run(INTERVAL.multipliedBy(5));
    int before = calls.size();
    assertThat(store.events).isEmpty();

    wall.step = Duration.ofHours(hours);
    virtual.run(INTERVAL.multipliedBy(5));

    assertThat(calls.size() - before).as("five sweeps and the schedules").isBetween(25, 27);
    assertThat(store.events).as("one catch-up for a schedule").hasSizeLessThanOrEqualTo(1);
    assertThat(status().state()).isEqualTo(SourceState.OK);
  }

  /** A wall clock that is set; the monotonic clock is not affected. */
  private static final class Stepped implements Time {
    private final Time steady;
    private Duration step = Duration.ZERO;

    Stepped(Time steady) {
      this.steady = steady;
    }

    @Override
    public Instant instant() {
      return steady.instant().plus(step);
    }

    @Override
    public long nanos() {
      return steady.nanos();
    }
  }

  @Test
  void the_calls_of_this_sweep_and_the_next_are_announced_to_the_gate() {
    List<Gate.Expect> told = new ArrayList<>();
    bus.answer(
        Gate.EXPECT,
        expected -> {
          told.add(expected);
          return Future.failedFuture("busy");
        });
    deploy();
    virtual.run(Duration.ofSeconds(1));
    assertThat(told)
        .containsExactly(new Gate.Expect(5, INTERVAL, 5), new Gate.Expect(0, INTERVAL, 5));
  }

  @Test
  void the_next_sweep_is_earlier_while_a_refresh_runs_and_calls_are_free() {
    bus.answer(Gate.EXPECT, ask -> Future.succeededFuture(new Gate.QuotaStatus(List.of())));
    deploy();
    virtual.run(Duration.ofSeconds(1));
    assertThat(status().interval().length()).isEqualTo(Pace.FASTEST);
    assertThat(status().interval().reason()).isEqualTo("a refresh is running");
    answers.put("ListJobs", jobs("successful"));
    virtual.run(INTERVAL);
    assertThat(status().interval().length()).isEqualTo(INTERVAL);
  }

  private static final String SEGMENT =
      "{\"name\":\"%s\",\"friendlyName\":\"%s\",\"createdUtc\":\"2026-01-01T00:00:00Z\","
          + "\"evaluationStatus\":{\"jobStatus\":\"CompletedSuccess\",\"entityCount\":0,"
          + "\"evaluationDate\":\"2026-03-01T09:00:00Z\"}}";
  private static final String MEASURE =
      "{\"name\":\"%s\",\"displayName\":\"%s\",\"definition\":{\"isScalar\":true},"
          + "\"output\":{\"values\":{\"v\":\"7\"},\"evaluationTime\":\"2026-03-01T09:00:00Z\"}}";

  private static String listed(String name, int many, String form) {
    return IntStream.range(0, many)
        .mapToObj(i -> form.formatted(name + i, name + i))
        .collect(java.util.stream.Collectors.joining(",", "[", "]"));
  }

  /** Distinct thresholds over a thousand segments and a thousand measures. */
  private void watch(int i) {
    boolean segment = i % 2 == 0;
    subscribe(
        "flow-" + i,
        segment ? "OnSegmentThresholdCrossed" : "OnMeasureThresholdCrossed",
        Map.of(
            segment ? "segmentName" : "measureName",
            (segment ? "S" : "M") + i / 2 % 1_000,
            "threshold",
            (long) i));
  }

  @Test
  void a_bad_answer_with_status_200_neither_fires_nor_loses_anything() {
    deploy();
    virtual.run(Duration.ofSeconds(1));
    answers.put("ListJobs", "{\"error\":\"please sign in\"}");
    virtual.run(INTERVAL);
    Sources.SourceView view = status();
    assertThat(view.state()).isEqualTo(SourceState.FAILING);
    assertThat(view.problem()).contains("no list");
    answers.put("ListJobs", jobs("failed"));
    virtual.run(INTERVAL);
    assertThat(store.events).hasSize(1);
    assertThat(status().state()).isEqualTo(SourceState.OK);
  }

  @Test
  void without_a_complete_sweep_for_the_freshness_time_the_source_is_stale() {
    deploy();
    virtual.run(Duration.ofSeconds(1));
    answers.put("ListSegments", "{}");
    virtual.run(INTERVAL.multipliedBy(7));
    assertThat(status().state()).isEqualTo(SourceState.STALE);
  }

  private Sources.SourceView status() {
    Future<Sources.Status> status = bus.ask(Sources.STATUS, new Sources.StatusRequest());
    return virtual.await(status, Duration.ofSeconds(1)).items().get(0);
  }

  private void subscribe(String flow, String operation, Map<String, Object> parameters) {
    subscriptions.add(new Subscription(flow, operation, new LinkedHashMap<>(parameters), true));
  }

  private String deploy() {
    Meters meters = new Meters(new SimpleMeterRegistry());
    for (TriggerKind kind : TriggerKinds.ALL) {
      if (store.loads == 0) {
        virtual.await(
            virtual.vertx().deployVerticle(new TriggerVerticle(bus, kind, meters)),
            Duration.ofSeconds(5));
      }
    }
    SourceConfig config = SourceConfig.of("contoso", "instance-1", INTERVAL);
    return virtual.await(
        virtual.vertx().deployVerticle(new SourceVerticle(bus, config, store, wall, meters)),
        Duration.ofSeconds(5));
  }

  private Future<Answer> call(Connectors.Call call) {
    calls.add(call.operation());
    Object body = json(answers.getOrDefault(call.operation(), "null"));
    Answer answer = new Answer(Outcome.SUCCEEDED, 200, Map.of(), body, null, Optional.empty());
    return latency.isZero()
        ? Future.succeededFuture(answer)
        : virtual.vertx().timer(latency.toMillis(), TimeUnit.MILLISECONDS).map(answer);
  }

  private static Flows.FiringResults decide(Flows.DecideFirings ask) {
    return new Flows.FiringResults(
        ask.firings().stream()
            .map(
                firing ->
                    new Flows.DecidedFiring(
                        firing,
                        new Flows.FiringResult(
                            Verdict.of(Ruling.FIRED, "no conditions"),
                            new FlowRun(
                                firing.flow() + firing.eventId(),
                                new PinnedFlow(firing.flow(), "v1"),
                                new RunCause(firing.eventId(), "{}", null),
                                firing.at(),
                                RunProgress.STARTED))))
            .toList());
  }

  private static String jobs(String status) {
    return """
    [{"jobId":"j1","operationType":"ingestion","jobSubmissionKind":"onDemand","jobStatus":"%1$s",
      "tasks":[{"taskId":"t1","operationType":"ingestion","friendlyName":"Loyalty",
                "taskStatus":"%1$s","endTimestamp":"2026-03-01T09:59:00Z"}]}]
    """
        .formatted(status);
  }

  private static Object json(String text) {
    try {
      return JsonMapper.builder().build().readValue(text, Object.class);
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(broken);
    }
  }

  /** In-memory store with the rules of the port; can simulate failures. */
  private static final class Memory implements HistoryStore {
    private final List<Event> events = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final Map<String, String> watermarks = new LinkedHashMap<>();
    private final Map<String, Watch> watches = new LinkedHashMap<>();
    private final Set<String> attempted = new LinkedHashSet<>();
    private boolean broken;
    private int loads;
    private int written;

    @Override
    public Future<Checkpoint> load(String connection) {
      loads++;
      return Future.succeededFuture(
          new Checkpoint(new LinkedHashMap<>(watermarks), new ArrayList<>(watches.values())));
    }

    @Override
    public Future<List<String>> commit(Commit sweep) {
      sweep.events().forEach(event -> attempted.add(event.id()));
      if (broken) {
        return Future.failedFuture("disk full");
      }
      Set<String> known = new LinkedHashSet<>();
      events.forEach(event -> known.add(event.id()));
      List<Event> fresh = sweep.events().stream().filter(event -> known.add(event.id())).toList();
      events.addAll(fresh);
      decisions.addAll(sweep.decisions());
      gaps.addAll(sweep.gaps());
      watermarks.putAll(sweep.checkpoint().watermarks());
      sweep.checkpoint().watches().forEach(watch -> watches.put(watch.id().key(), watch));
      written += sweep.checkpoint().watches().size();
      return Future.succeededFuture(fresh.stream().map(Event::id).toList());
    }

    @Override
    public Future<Page<Event>> events(Query query) {
      return Future.succeededFuture(new Page<>(List.copyOf(events), null));
    }

    @Override
    public Future<Page<Gap>> gaps(Query query) {
      return Future.succeededFuture(new Page<>(List.copyOf(gaps), null));
    }

    @Override
    public Future<Optional<Event>> event(String id) {
      return Future.succeededFuture(
          events.stream().filter(event -> event.id().equals(id)).findFirst());
    }

    @Override
    public Future<Optional<EventRepeats>> repeats(String eventId) {
      return Future.succeededFuture(Optional.empty());
    }

    @Override
    public Future<Page<Decision>> decisions(Query query) {
      return Future.succeededFuture(new Page<>(List.copyOf(decisions), null));
    }

    @Override
    public Future<List<Decision>> decisionsOf(String eventId) {
      return Future.succeededFuture(
          decisions.stream().filter(decision -> decision.event().id().equals(eventId)).toList());
    }
  }
}
