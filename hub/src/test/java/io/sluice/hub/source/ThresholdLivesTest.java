package io.sluice.hub.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluice.hub.bus.Bus;
import io.sluice.hub.connector.ConnectorVerticle;
import io.sluice.hub.connector.Connectors;
import io.sluice.hub.connector.Connectors.Answer;
import io.sluice.hub.connector.ScriptedConnector;
import io.sluice.hub.flow.FlowCatalogue;
import io.sluice.hub.flow.FlowConfig;
import io.sluice.hub.flow.FlowState;
import io.sluice.hub.flow.FlowVerticle;
import io.sluice.hub.flow.Flows;
import io.sluice.hub.metrics.Meters;
import io.sluice.hub.outbound.Outcome;
import io.sluice.hub.store.Decision;
import io.sluice.hub.store.Event;
import io.sluice.hub.store.Gap;
import io.sluice.hub.store.Query;
import io.sluice.hub.store.StoreConfig;
import io.sluice.hub.store.Watch;
import io.sluice.hub.store.jdbc.JdbcStore;
import io.sluice.hub.store.jdbc.StoreThreads;
import io.sluice.hub.time.VirtualTime;
import io.sluice.hub.trigger.TriggerKind;
import io.sluice.hub.trigger.TriggerKinds;
import io.sluice.hub.trigger.TriggerVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The threshold cases of docs/faults.md that span restarts of the hub, edits of flows and sweeps:
 * flows, triggers, source and a store on disk, all as in the product.
 */
class ThresholdLivesTest {
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  private static final Duration INTERVAL = Duration.ofMinutes(1);
  private static final Duration LONG = Duration.ofMinutes(5);

  @TempDir private Path folder;
  private final VirtualTime virtual = new VirtualTime(START);
  private final Bus bus = Bus.install(virtual.vertx());
  private final List<String> deployed = new ArrayList<>();
  private JdbcStore store;
  private @Nullable Promise<Void> held;
  private String measures = "[]";
  private String jobs = "[]";
  private int writes;

  @BeforeEach
  void environment() throws IOException {
    Files.createDirectories(folder.resolve("flows"));
    virtual.await(
        virtual
            .vertx()
            .deployVerticle(
                new ConnectorVerticle(
                    bus, new ScriptedConnector(Connectors.CUSTOMER_INSIGHTS, this::call))),
        LONG);
    bus.answer(
        io.sluice.hub.gate.Gate.EXPECT,
        ask -> Future.succeededFuture(new io.sluice.hub.gate.Gate.QuotaStatus(List.of())));
  }

  @AfterEach
  void end() {
    if (!deployed.isEmpty()) {
      stop();
    }
    virtual.close();
  }

  private Future<Answer> call(Connectors.Call call) {
    String text =
        switch (call.operation()) {
          case "ListMeasures" -> measures;
          case "ListJobs" -> jobs;
          default -> "[]";
        };
    Promise<Void> gate = call.operation().equals("ListMeasures") ? held : null;
    Future<Void> open = gate == null ? Future.succeededFuture() : gate.future();
    return open.map(
        done -> new Answer(Outcome.SUCCEEDED, 200, Map.of(), json(text), null, Optional.empty()));
  }

  private static Object json(String text) {
    try {
      return JsonMapper.builder().build().readValue(text, Object.class);
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(broken);
    }
  }

  /** A life of the hub begins. */
  private void begin() {
    Meters meters = new Meters(new SimpleMeterRegistry());
    store =
        JdbcStore.open(
            StoreConfig.in(folder.resolve("data")), StoreThreads.inline(), virtual, meters);
    FlowConfig flows = FlowConfig.defaults().withFolder(folder.resolve("flows"));
    FlowCatalogue catalogue = new FlowCatalogue(flows, TriggerKinds::problems);
    deploy(new FlowVerticle(catalogue, bus, store, virtual, meters));
    for (TriggerKind kind : TriggerKinds.ALL) {
      deploy(new TriggerVerticle(bus, kind, meters));
    }
    SourceConfig config = SourceConfig.of("contoso", "instance-1", INTERVAL);
    deploy(new SourceVerticle(bus, config, store.history(), virtual, meters));
    virtual.run(Duration.ofSeconds(1));
  }

  private void deploy(io.vertx.core.VerticleBase verticle) {
    deployed.add(virtual.await(virtual.vertx().deployVerticle(verticle), LONG));
  }

  private void stop() {
    for (int i = deployed.size() - 1; i >= 0; i--) {
      virtual.await(virtual.vertx().undeploy(deployed.get(i)), LONG);
    }
    deployed.clear();
    virtual.await(store.close(), LONG);
  }

  private void down(Duration time, Runnable meanwhile) {
    stop();
    virtual.run(time.dividedBy(2));
    meanwhile.run();
    virtual.run(time.dividedBy(2));
    begin();
  }

  private void flow(int threshold) {
    String text =
        """
        {"triggers": {"When": {"type": "OpenApiConnection", "inputs": {
           "host": {"apiId": "/providers/Microsoft.PowerApps/apis/shared_customerinsights",
                    "operationId": "OnMeasureThresholdCrossed"},
           "parameters": {"measureName": "M", "threshold": %d}}}},
         "actions": {"Note": {"type": "Compose", "inputs": "@triggerBody()"}}}"""
            .formatted(threshold);
    try {
      Path file = Files.writeString(folder.resolve("flows/watch.json"), text);
      Files.setLastModifiedTime(file, FileTime.from(START.plusSeconds(++writes)));
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }

  private void noFlow() {
    try {
      Files.delete(folder.resolve("flows/watch.json"));
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }

  /** The environment evaluates the measure now. */
  private void evaluates(int value) {
    measures = measure("true", "sum", Integer.toString(value));
  }

  private String measure(String scalar, String formula, String value) {
    return """
    [{"name":"M","displayName":"M","createdUtc":"2026-01-01T00:00:00Z",
      "definition":{"isScalar":%s,"formula":"%s"},
      "output":{"values":{"v":"%s"},"evaluationTime":"%s"}}]"""
        .formatted(scalar, formula, value, virtual.instant());
  }

  private void sweep() {
    virtual.run(INTERVAL);
  }

  private void evaluatesAndIsRead(int value) {
    evaluates(value);
    sweep();
  }

  private List<Event> events() {
    return virtual.await(store.history().events(Query.newest(100)), LONG).items();
  }

  private JsonObject body(int newest) {
    return new JsonObject(events().get(newest).data());
  }

  private List<String> verdicts() {
    return virtual.await(store.history().decisions(Query.newest(100)), LONG).items().stream()
        .map((Decision each) -> each.verdict().word())
        .toList();
  }

  private List<Gap> gaps() {
    return virtual.await(store.history().gaps(Query.newest(100)), LONG).items();
  }

  private Watch only() {
    List<Watch> watches = virtual.await(store.history().load("contoso"), LONG).read();
    assertThat(watches).hasSize(1);
    return watches.get(0);
  }

  @Test
  void b7_a_watch_without_a_value_reports_no_data_across_a_restart_and_fires_once_afterwards() {
    flow(10);
    evaluates(9);
    begin();
    measures = measure("true", "sum", "none");
    virtual.run(INTERVAL.multipliedBy(3));
    assertThat(only().evaluation().explanation()).startsWith("no value");
    down(INTERVAL, () -> {});
    virtual.run(INTERVAL.multipliedBy(3));
    assertThat(only().evaluation().explanation()).startsWith("no data since 2026-03-01T10:01:");
    assertThat(events()).isEmpty();
    evaluatesAndIsRead(11);
    assertThat(events()).hasSize(1);
    assertThat(only().evaluation().explanation()).doesNotContain("no data");
  }

  @Test
  void b15_an_edit_that_races_a_poll_is_judged_by_the_threshold_that_the_poll_began_with() {
    flow(10);
    evaluates(9);
    begin();
    held = Promise.promise();
    evaluatesAndIsRead(11);
    flow(20);
    virtual.run(Duration.ofSeconds(10));
    assertThat(events()).isEmpty();
    held.complete();
    held = null;
    virtual.run(Duration.ofSeconds(1));
    assertThat(events()).hasSize(1);
    assertThat(body(0).getJsonObject("data").getInteger("threshold")).isEqualTo(10);
    assertThat(body(0).getJsonObject("data").getInteger("epoch")).isEqualTo(1);
    assertThat(events().get(0).watch().key()).isEqualTo("measure.threshold.crossed/M >10");

    sweep();
    evaluatesAndIsRead(21);
    assertThat(events()).hasSize(2);
    assertThat(body(0).getJsonObject("data").getInteger("threshold")).isEqualTo(20);
    assertThat(events().get(0).watch().key()).isEqualTo("measure.threshold.crossed/M >20");
  }

  @Test
  void b16_a_restart_while_above_fires_nothing() {
    flow(10);
    evaluates(9);
    begin();
    evaluatesAndIsRead(11);
    assertThat(events()).hasSize(1);
    down(Duration.ofMinutes(20), () -> {});
    virtual.run(INTERVAL.multipliedBy(3));
    down(Duration.ofMinutes(20), () -> evaluates(12));
    virtual.run(INTERVAL.multipliedBy(3));
    assertThat(events()).hasSize(1);
    assertThat(verdicts()).containsExactly("fired");
  }

  @Test
  void b17_a_crossing_while_the_hub_was_down_fires_exactly_once_and_is_marked_late() {
    flow(10);
    evaluates(9);
    begin();
    down(Duration.ofMinutes(20), () -> evaluates(11));
    virtual.run(INTERVAL.multipliedBy(3));
    assertThat(events()).hasSize(1);
    assertThat(verdicts()).containsExactly("fired");
    assertThat(body(0).getBoolean("late")).isTrue();
    down(Duration.ofMinutes(20), () -> {});
    assertThat(events()).hasSize(1);
    evaluatesAndIsRead(9);
    evaluatesAndIsRead(11);
    assertThat(body(0).getBoolean("late")).isFalse();
  }

  @Test
  void b18_up_and_down_while_the_hub_was_down_leaves_a_gap_and_no_event() {
    flow(10);
    evaluates(9);
    jobs = "[" + job("j0") + "]";
    begin();
    down(
        Duration.ofMinutes(40),
        () -> {
          String one = job("j1");
          virtual.run(Duration.ofMinutes(5));
          evaluates(9);
          jobs = "[" + job("j2") + "," + one + "," + jobs.substring(1);
        });
    assertThat(events()).extracting(Event::kind).doesNotContain("measure.threshold.crossed");
    assertThat(gaps()).extracting(Gap::what).containsExactly("measure values");
    assertThat(gaps().get(0).from()).isEqualTo(START);
    assertThat(gaps().get(0).reason()).contains("M");
  }

  /** A refresh of the measures that ends now. */
  private String job(String id) {
    return """
    {"jobId":"%1$s","operationType":"measures","jobSubmissionKind":"onDemand",
     "jobStatus":"successful","tasks":[{"taskId":"%1$st","operationType":"measures",
     "friendlyName":"M","taskStatus":"successful","endTimestamp":"%2$s"}]}"""
        .formatted(id, virtual.instant());
  }

  @Test
  void
      b21_a_redefined_measure_fires_nothing_and_one_with_dimensions_is_refused_until_it_has_none() {
    flow(10);
    evaluates(9);
    begin();
    measures = measure("true", "another", "50");
    sweep();
    assertThat(events()).isEmpty();
    measures = measure("false", "another", "60");
    sweep();
    sweep();
    Flows.FlowView view =
        virtual.await(bus.ask(Flows.LIST, new Flows.FlowQuery()), LONG).items().get(0);
    assertThat(view.state()).isEqualTo(FlowState.INVALID);
    assertThat(view.problems()).singleElement().asString().contains("dimensions");
    measures = measure("true", "another", "5");
    sweep();
    sweep();
    assertThat(
            virtual.await(bus.ask(Flows.LIST, new Flows.FlowQuery()), LONG).items().get(0).state())
        .isEqualTo(FlowState.ENABLED);
    assertThat(events()).isEmpty();
    measures = measure("true", "another", "70");
    sweep();
    assertThat(events()).hasSize(1);
    assertThat(body(0).getJsonObject("data").getInteger("epoch")).isEqualTo(2);
  }

  @Test
  void b22_a_paused_flow_continues_from_its_state_when_resumed() {
    flow(10);
    evaluates(9);
    begin();
    virtual.await(bus.ask(Flows.SET_ENABLED, new Flows.SetEnabled("watch", false, "x")), LONG);
    evaluatesAndIsRead(11);
    assertThat(verdicts()).containsExactly("paused");
    virtual.await(bus.ask(Flows.SET_ENABLED, new Flows.SetEnabled("watch", true, "x")), LONG);
    evaluatesAndIsRead(12);
    assertThat(events()).hasSize(1);
    evaluatesAndIsRead(9);
    evaluatesAndIsRead(11);
    assertThat(verdicts()).containsExactly("fired", "paused");
  }

  @Test
  void b22_a_watch_resumed_after_a_time_without_flows_has_a_new_baseline_and_epoch() {
    flow(10);
    evaluates(9);
    begin();
    noFlow();
    evaluatesAndIsRead(11);
    assertThat(only().state()).isEqualTo("parked|1");
    flow(10);
    virtual.run(Duration.ofSeconds(5));
    sweep();
    assertThat(only().evaluation().explanation())
        .isEqualTo("first observation: 11 taken as the baseline");
    evaluatesAndIsRead(12);
    assertThat(events()).isEmpty();
    evaluatesAndIsRead(9);
    evaluatesAndIsRead(11);
    assertThat(events()).hasSize(1);
    assertThat(body(0).getJsonObject("data").getInteger("epoch")).isEqualTo(2);
  }
}
