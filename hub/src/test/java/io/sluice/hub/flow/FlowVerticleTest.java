package io.sluice.hub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.hub.connector.Connectors;
import io.sluice.hub.outbound.Outcome;
import io.sluice.hub.store.FlowRun;
import io.sluice.hub.store.JournalEntry;
import io.sluice.hub.store.PinnedFlow;
import io.sluice.hub.store.Ruling;
import io.sluice.hub.store.RunCause;
import io.sluice.hub.store.RunProgress;
import io.sluice.hub.store.RunStatus;
import io.sluice.wdl.action.Status;
import io.sluice.wdl.run.RunIds;
import io.sluice.wdl.run.StepView;
import io.sluice.wdl.run.WaitReason;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowVerticleTest {
  private static final String ONE_CALL =
      "{\"triggers\": {"
          + FlowTexts.TRIGGER
          + "}, \"actions\": {\"Post\": "
          + FlowTexts.call("", "")
          + "}}";

  private static final String SLOW =
      "{\"triggers\": {"
          + FlowTexts.TRIGGER
          + "}, \"actions\": {\"Rest\": {\"type\": \"Wait\", \"inputs\":"
          + " {\"interval\": {\"count\": 1, \"unit\": \"Hour\"}}}, \"Post\": "
          + FlowTexts.call("\"Rest\": [\"Succeeded\"]", "")
          + "}}";

  @TempDir Path folder;

  @Test
  void a_fired_flow_runs_its_calls_and_reports_its_end() {
    try (Hub hub = Hub.in(folder).write("hello.json", ONE_CALL).deploy()) {
      FlowRun run = hub.fire("event-1", "hello", Map.of("x", 1L));
      FlowRun ended = hub.await(run.id());
      assertThat(ended.status()).isEqualTo(RunStatus.SUCCEEDED);
      assertThat(hub.calls).hasSize(1);
      assertThat(hub.calls.get(0).user()).isEqualTo("hello");
      assertThat(hub.calls.get(0).operation()).isEqualTo("PostMessageToConversation");
      assertThat(hub.finished)
          .containsExactly(new Flows.RunFinished(run.id(), "hello", RunStatus.SUCCEEDED, 200));
      assertThat(hub.store.journal(run.id())).hasSize(2);
      assertThat(hub.registry.get("sluice.flow.runs").counter().count()).isEqualTo(1);
      assertThat(hub.registry.get("sluice.step.attempts").counter().getId().getTag("outcome"))
          .isEqualTo("succeeded");
    }
  }

  @Test
  void a_run_id_is_determined_by_event_and_flow() {
    try (Hub hub = Hub.in(folder).write("hello.json", ONE_CALL).deploy()) {
      FlowRun first = hub.fire("event-1", "hello", Map.of());
      FlowRun second = hub.fire("event-2", "hello", Map.of());
      assertThat(first.id()).isEqualTo(RunIds.of("event-1", "hello")).hasSize(32);
      assertThat(second.id()).isNotEqualTo(first.id());
    }
  }

  @Test
  void starting_the_same_run_twice_runs_it_once() {
    try (Hub hub = Hub.in(folder).write("hello.json", ONE_CALL).deploy()) {
      FlowRun run = hub.fire("event-1", "hello", Map.of());
      hub.ask(Flows.START, new Flows.StartRuns(List.of(run)));
      hub.await(run.id());
      assertThat(hub.calls).hasSize(1);
    }
  }

  @Test
  void a_run_whose_start_was_lost_is_started_once() {
    try (Hub hub = Hub.in(folder).write("hello.json", ONE_CALL).deploy()) {
      FlowRun lost = Objects.requireNonNull(hub.decide("event-1", "hello", Map.of()).run());
      hub.virtual.await(hub.store.start(lost), Hub.LONG);
      Instant committed = hub.virtual.instant();
      assertThat(hub.await(lost.id()).status()).isEqualTo(RunStatus.SUCCEEDED);
      assertThat(Duration.between(committed, hub.virtual.instant()))
          .isLessThan(OrphanedRuns.INTERVAL.multipliedBy(2).plusSeconds(1));

      hub.ask(Flows.START, new Flows.StartRuns(List.of(lost)));
      hub.virtual.run(OrphanedRuns.INTERVAL.multipliedBy(10));
      assertThat(hub.calls).hasSize(1);
      assertThat(hub.store.journal(lost.id())).hasSize(2);
    }
  }

  @Test
  void a_run_whose_version_is_temporarily_unreadable_is_resumed_later() {
    MemoryStore store = new MemoryStore();
    FlowRun run;
    try (Hub hub = new Hub(folder, store, Hub.START).write("slow.json", SLOW).deploy()) {
      run = hub.fire("event-1", "slow", Map.of());
    }
    try (Hub hub = new Hub(folder, store, Hub.START).write("slow.json", ONE_CALL)) {
      store.unread = 1;
      hub.deploy();
      assertThat(hub.await(run.id()).status()).isEqualTo(RunStatus.SUCCEEDED);
      assertThat(hub.calls).hasSize(1);
    }
  }

  @Test
  void a_restored_hub_does_nothing_before_its_flows_are_resumed() {
    MemoryStore store = new MemoryStore();
    FlowRun open;
    try (Hub hub = new Hub(folder, store, Hub.START).write("slow.json", SLOW).deploy()) {
      open = hub.fire("event-1", "slow", Map.of());
    }
    store.backupOf = Optional.of(Instant.parse("2026-11-19T03:00:00Z"));
    try (Hub hub = new Hub(folder, store, Hub.START).deploy()) {
      hub.virtual.run(Duration.ofHours(3));
      assertThat(hub.calls).isEmpty();
      FlowRun ended = Objects.requireNonNull(store.runs.get(open.id()));
      assertThat(ended.status()).isEqualTo(RunStatus.CANCELLED);
      assertThat(ended.progress().error()).contains("backup of 2026-11-19T03:00:00Z", "resubmit");
      assertThat(hub.ask(Flows.SHOW, new Flows.ShowRun(open.id())).run().status())
          .isEqualTo(RunStatus.CANCELLED);
      assertThat(hub.decide("event-2", "slow", Map.of()).verdict().ruling())
          .isEqualTo(Ruling.PAUSED);
      assertThat(store.states.get("slow").reason()).contains("backup");
      assertThat(store.backupOf).isEmpty();

      hub.ask(Flows.SET_ENABLED, new Flows.SetEnabled("slow", true, "looked"));
      hub.await(hub.fire("event-3", "slow", Map.of()).id());
      assertThat(hub.calls).hasSize(1);
    }
    try (Hub hub = new Hub(folder, store, Hub.START).deploy()) {
      assertThat(hub.decide("event-4", "slow", Map.of()).verdict().ruling())
          .isEqualTo(Ruling.FIRED);
    }
  }

  @Test
  void a_run_in_line_is_cancelled_only_when_that_is_in_the_store() {
    try (Hub hub =
        Hub.in(folder)
            .write("slow.json", SLOW)
            .configured(config -> config.withMaxActive(1))
            .deploy()) {
      FlowRun first = hub.fire("event-1", "slow", Map.of());
      FlowRun second = hub.fire("event-2", "slow", Map.of());
      hub.store.failures = 1;

      assertThatThrownBy(
              () -> hub.ask(Flows.CANCEL, new Flows.CancelRun(second.id(), "not wanted")))
          .hasMessageContaining("the disk is full");
      hub.await(first.id());
      assertThat(hub.await(second.id()).status()).isEqualTo(RunStatus.SUCCEEDED);
    }
  }

  @Test
  void waiting_and_queued_runs_do_not_count_as_lost() {
    try (Hub hub =
        Hub.in(folder)
            .write("slow.json", SLOW)
            .configured(config -> config.withMaxActive(1))
            .deploy()) {
      FlowRun waits = hub.fire("event-1", "slow", Map.of());
      FlowRun inLine = hub.fire("event-2", "slow", Map.of());
      hub.virtual.run(OrphanedRuns.INTERVAL.multipliedBy(10));
      assertThat(hub.store.journal(waits.id())).hasSize(1);
      assertThat(hub.store.journal(inLine.id())).isEmpty();
      hub.await(inLine.id());
      assertThat(hub.calls).hasSize(2);
    }
  }

  @Test
  void the_journal_is_written_before_the_call_leaves() {
    try (Hub hub = Hub.in(folder).write("hello.json", ONE_CALL).deploy()) {
      List<Integer> journalAtCall = new ArrayList<>();
      hub.answering(
          call -> {
            hub.store.journals.values().forEach(list -> journalAtCall.add(list.size()));
            return Hub.ok(null);
          });
      hub.await(hub.fire("event-1", "hello", Map.of()).id());
      assertThat(journalAtCall).containsExactly(1);
    }
  }

  @Test
  void a_failing_store_delays_the_call_until_the_entry_is_stored() {
    try (Hub hub = Hub.in(folder).write("hello.json", ONE_CALL).deploy()) {
      hub.store.failures = 3;
      FlowRun run = hub.fire("event-1", "hello", Map.of());
      hub.virtual.run(Duration.ofMillis(900));
      assertThat(hub.calls).isEmpty();
      assertThat(hub.await(run.id()).status()).isEqualTo(RunStatus.SUCCEEDED);
      assertThat(hub.calls).hasSize(1);
    }
  }

  @Test
  void conditions_filter_and_the_reason_shows_them() {
    String conditioned =
        ONE_CALL.replace(
            "\"When\": {",
            "\"When\": {\"conditions\": [{\"expression\":"
                + " \"@greater(triggerBody()?['data']?['size'], 2000)\"}], ");
    try (Hub hub = Hub.in(folder).write("hello.json", conditioned).deploy()) {
      Flows.FiringResult no = hub.decide("e", "hello", Map.of("data", Map.of("size", 1_010L)));
      assertThat(no.verdict().ruling()).isEqualTo(Ruling.FILTERED);
      assertThat(no.verdict().reason())
          .isEqualTo(
              "a condition is not true: greater(triggerBody()?['data']?['size'], 2000) with 1010,"
                  + " 2000 is false");
      assertThat(no.verdict().terms())
          .contains("\"operands\":[\"1010\",\"2000\"]", "\"decisive\":true");
      assertThat(no.run()).isNull();
      Flows.FiringResult yes = hub.decide("e", "hello", Map.of("data", Map.of("size", 2_001L)));
      assertThat(yes.verdict().ruling()).isEqualTo(Ruling.FIRED);
      Flows.FiringResult broken = hub.decide("e", "hello", Map.of("data", Map.of("size", "many")));
      assertThat(broken.verdict().ruling()).isEqualTo(Ruling.INVALID);
      assertThat(broken.verdict().reason())
          .startsWith("a condition failed: greater(")
          .contains("an error");
    }
  }

  @Test
  void the_reason_of_a_filtered_event_holds_no_secrets() {
    String conditioned =
        ONE_CALL.replace(
            "\"When\": {",
            "\"When\": {\"runtimeConfiguration\": {\"secureData\": {\"properties\":"
                + " [\"outputs\"]}}, \"conditions\": [{\"expression\":"
                + " \"@equals(triggerBody()?['data']?['code'], 'hush')\"}], ");
    try (Hub hub = Hub.in(folder).write("hello.json", conditioned).deploy()) {
      Flows.FiringResult no = hub.decide("e", "hello", Map.of("data", Map.of("code", "4711")));
      assertThat(no.verdict().ruling()).isEqualTo(Ruling.FILTERED);
      assertThat(no.toString()).doesNotContain("hush").doesNotContain("4711");
    }
  }

  @Test
  void numbers_from_outside_become_those_of_json() {
    try (Hub hub = Hub.in(folder).write("hello.json", ONE_CALL).deploy()) {
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("whole", new BigDecimal("1E+3"));
      body.put("half", new BigDecimal("0.50"));
      body.put("int", 7);
      body.put("large", new BigDecimal("9223372036854775807"));
      body.put("larger", new BigInteger("9223372036854775808"));
      FlowRun run = Objects.requireNonNull(hub.decide("e", "hello", body).run());
      assertThat(run.cause().triggerOutputs())
          .isEqualTo(
              "{\"headers\":{},\"body\":{\"whole\":1000,\"half\":0.5,\"int\":7,"
                  + "\"large\":9223372036854775807,\"larger\":9.223372036854776E18}}");
    }
  }

  @Test
  void a_paused_flow_decides_paused_also_after_a_restart() {
    MemoryStore store = new MemoryStore();
    try (Hub hub = new Hub(folder, store, Hub.START).write("hello.json", ONE_CALL).deploy()) {
      hub.ask(Flows.SET_ENABLED, new Flows.SetEnabled("hello", false, "holidays"));
      assertThat(hub.decide("e", "hello", Map.of()).verdict().ruling()).isEqualTo(Ruling.PAUSED);
      assertThat(hub.ask(Flows.SUBSCRIPTIONS, new Flows.FlowQuery()).items())
          .singleElement()
          .satisfies(one -> assertThat(one.enabled()).isFalse());
    }
    try (Hub hub = new Hub(folder, store, Hub.START).deploy()) {
      assertThat(hub.decide("e", "hello", Map.of()).verdict().ruling()).isEqualTo(Ruling.PAUSED);
      hub.ask(Flows.SET_ENABLED, new Flows.SetEnabled("hello", true, "back"));
      assertThat(hub.decide("e", "hello", Map.of()).verdict().ruling()).isEqualTo(Ruling.FIRED);
      assertThat(hub.changes).containsExactly(new Flows.FlowsChanged(List.of("hello")));
    }
  }

  @Test
  void unknown_flows_and_runs_are_refused_with_their_name() {
    try (Hub hub = Hub.in(folder).deploy()) {
      assertThatThrownBy(() -> hub.ask(Flows.SET_ENABLED, new Flows.SetEnabled("nobody", true, "")))
          .hasMessageContaining("nobody");
      assertThatThrownBy(() -> hub.ask(Flows.SHOW, new Flows.ShowRun("no-run")))
          .hasMessageContaining("no-run");
      assertThatThrownBy(() -> hub.ask(Flows.CANCEL, new Flows.CancelRun("no-run", "")))
          .hasMessageContaining("no-run");
      assertThatThrownBy(() -> hub.ask(Flows.RESUBMIT, new Flows.ResubmitRun("no-run")))
          .hasMessageContaining("no-run");
      assertThat(hub.decide("e", "nobody", Map.of()).verdict().ruling()).isEqualTo(Ruling.INVALID);
    }
  }

  @Test
  void a_changed_file_is_loaded_within_the_polling_interval() {
    try (Hub hub = Hub.in(folder).write("hello.json", ONE_CALL).deploy()) {
      String before = hub.ask(Flows.LIST, new Flows.FlowQuery()).items().get(0).version();
      hub.write("hello.json", ONE_CALL.replace("hello", "good morning"));
      hub.write("second.json", ONE_CALL);
      hub.virtual.run(Duration.ofSeconds(3));
      List<Flows.FlowView> items = hub.ask(Flows.LIST, new Flows.FlowQuery()).items();
      assertThat(items).extracting(Flows.FlowView::name).containsExactly("hello", "second");
      assertThat(items.get(0).version()).isNotEqualTo(before);
      assertThat(hub.changes).containsExactly(new Flows.FlowsChanged(List.of("hello", "second")));
    }
  }

  @Test
  void a_file_that_becomes_wrong_changes_nothing_and_shows_its_problems() {
    try (Hub hub = Hub.in(folder).write("hello.json", ONE_CALL).deploy()) {
      hub.write("hello.json", ONE_CALL.replace("OpenApiConnection\", \"runAfter", "Nope\", \"x"));
      hub.virtual.run(Duration.ofSeconds(3));
      Flows.FlowView view = hub.ask(Flows.LIST, new Flows.FlowQuery()).items().get(0);
      assertThat(view.state()).isEqualTo(FlowState.ENABLED);
      assertThat(view.problems()).anySatisfy(text -> assertThat(text).contains("Nope"));
      assertThat(hub.decide("e", "hello", Map.of()).verdict().ruling()).isEqualTo(Ruling.FIRED);
    }
  }

  @Test
  void a_file_that_was_never_right_is_invalid() {
    String wrong = ONE_CALL.replace("\"segmentName\": \"HighValueCustomers\", ", "");
    try (Hub hub = Hub.in(folder).write("a.json", wrong).write("b.yaml", "a: [").deploy()) {
      List<Flows.FlowView> items = hub.ask(Flows.LIST, new Flows.FlowQuery()).items();
      assertThat(items)
          .extracting(Flows.FlowView::state)
          .containsExactly(FlowState.INVALID, FlowState.INVALID);
      assertThat(items.get(0).problems().get(0)).contains("a.json", "segmentName is missing");
      assertThat(hub.ask(Flows.SUBSCRIPTIONS, new Flows.FlowQuery()).items()).isEmpty();
      assertThat(hub.registry.get("sluice.flows").tag("state", "invalid").gauge().value())
          .isEqualTo(2);
    }
  }

  @Test
  void a_deleted_file_is_gone_while_its_run_ends_with_its_version() throws IOException {
    try (Hub hub = Hub.in(folder).write("slow.json", SLOW).deploy()) {
      FlowRun run = hub.fire("e", "slow", Map.of());
      Files.delete(folder.resolve("slow.json"));
      hub.virtual.run(Duration.ofSeconds(3));
      assertThat(hub.ask(Flows.LIST, new Flows.FlowQuery()).items()).isEmpty();
      assertThat(hub.await(run.id()).status()).isEqualTo(RunStatus.SUCCEEDED);
    }
  }

  @Test
  void a_run_continues_after_a_restart_with_its_own_version() {
    MemoryStore store = new MemoryStore();
    FlowRun run;
    try (Hub hub = new Hub(folder, store, Hub.START).write("slow.json", SLOW).deploy()) {
      run = hub.fire("e", "slow", Map.of());
      hub.virtual.run(Duration.ofMinutes(10));
      assertThat(Objects.requireNonNull(store.runs.get(run.id())).status())
          .isEqualTo(RunStatus.WAITING);
    }
    try (Hub hub =
        new Hub(folder, store, Hub.START.plusSeconds(1_800))
            .write("slow.json", SLOW.replace("hello", "changed"))
            .deploy()) {
      assertThat(hub.await(run.id()).status()).isEqualTo(RunStatus.SUCCEEDED);
      assertThat(hub.virtual.instant()).isAfter(Hub.START.plusSeconds(3_599));
      assertThat(hub.calls.get(0).parameters()).containsEntry("body/messageBody", "hello");
    }
  }

  @Test
  void a_run_that_was_committed_but_never_started_starts_at_the_next_start() {
    MemoryStore store = new MemoryStore();
    FlowRun run;
    try (Hub hub = new Hub(folder, store, Hub.START).write("hello.json", ONE_CALL).deploy()) {
      run = Objects.requireNonNull(hub.decide("e", "hello", Map.of()).run());
      hub.virtual.await(store.start(run), Hub.LONG);
    }
    try (Hub hub = new Hub(folder, store, Hub.START).deploy()) {
      assertThat(hub.await(run.id()).status()).isEqualTo(RunStatus.SUCCEEDED);
      assertThat(hub.calls).hasSize(1);
    }
  }

  @Test
  void a_call_without_an_answer_is_sent_again_with_its_key_and_the_run_says_so() {
    MemoryStore store = new MemoryStore();
    FlowRun run;
    String key;
    try (Hub hub =
        new Hub(folder, store, Hub.START).write("hello.json", ONE_CALL).answering(c -> null)) {
      hub.deploy();
      run = hub.fire("e", "hello", Map.of());
      hub.virtual.run(Duration.ofSeconds(1));
      key = hub.calls.get(0).effectKey();
    }
    try (Hub hub = new Hub(folder, store, Hub.START).deploy()) {
      assertThat(hub.await(run.id()).status()).isEqualTo(RunStatus.SUCCEEDED);
      assertThat(hub.calls).extracting(Connectors.Call::effectKey).containsExactly(key);
      StepView step = hub.ask(Flows.SHOW, new Flows.ShowRun(run.id())).steps().get(0);
      assertThat(step.notes()).anyMatch(note -> note.startsWith("outcome unknown"));
      assertThat(step.attempts()).isEqualTo(2);
    }
  }

  @Test
  void a_run_whose_version_is_lost_fails_with_the_reason() {
    MemoryStore store = new MemoryStore();
    try (Hub hub = new Hub(folder, store, Hub.START).deploy()) {
      FlowRun run =
          new FlowRun(
              "r",
              new PinnedFlow("gone", "no-such-hash"),
              new RunCause("e", "{}", null),
              Hub.START,
              RunProgress.STARTED);
      hub.virtual.await(store.start(run), Hub.LONG);
      hub.ask(Flows.START, new Flows.StartRuns(List.of(run)));
      FlowRun ended = hub.await("r");
      assertThat(ended.status()).isEqualTo(RunStatus.FAILED);
      assertThat(ended.progress().error()).contains("no-such-hash");
    }
  }

  @Test
  void resubmitting_runs_the_event_again_under_an_id_of_its_own() {
    try (Hub hub = Hub.in(folder).write("hello.json", ONE_CALL).deploy()) {
      FlowRun run = hub.fire("e", "hello", Map.of());
      hub.await(run.id());
      String second = hub.ask(Flows.RESUBMIT, new Flows.ResubmitRun(run.id())).runId();
      String third = hub.ask(Flows.RESUBMIT, new Flows.ResubmitRun(run.id())).runId();
      assertThat(hub.await(second).cause().resubmitOf()).isEqualTo(run.id());
      hub.await(third);
      assertThat(List.of(second, third))
          .containsExactly(RunIds.again(run.id(), 1), RunIds.again(run.id(), 2));
      assertThat(hub.calls).extracting(Connectors.Call::effectKey).doesNotHaveDuplicates();
    }
  }

  @Test
  void a_cancelled_run_stops_where_it_is() {
    try (Hub hub = Hub.in(folder).write("slow.json", SLOW).deploy()) {
      FlowRun run = hub.fire("e", "slow", Map.of());
      hub.virtual.run(Duration.ofMinutes(1));
      hub.ask(Flows.CANCEL, new Flows.CancelRun(run.id(), "not wanted"));
      FlowRun ended = hub.await(run.id());
      assertThat(ended.status()).isEqualTo(RunStatus.CANCELLED);
      assertThat(ended.progress().error()).isEqualTo("not wanted");
      hub.virtual.run(Duration.ofHours(2));
      assertThat(hub.calls).isEmpty();
      assertThat(hub.ask(Flows.SHOW, new Flows.ShowRun(run.id())).steps())
          .extracting(StepView::status)
          .containsExactly(Status.CANCELLED, Status.SKIPPED);
    }
  }

  @Test
  void a_run_under_way_shows_what_it_waits_for() {
    try (Hub hub = Hub.in(folder).write("hello.json", ONE_CALL).deploy()) {
      hub.answering(call -> Hub.failed(Outcome.THROTTLED, 429));
      FlowRun run = hub.fire("e", "hello", Map.of());
      hub.virtual.run(Duration.ofSeconds(1));
      StepView step = hub.ask(Flows.SHOW, new Flows.ShowRun(run.id())).steps().get(0);
      assertThat(step.status()).isEqualTo(Status.WAITING);
      assertThat(step.waitingFor()).isEqualTo(WaitReason.QUOTA);
    }
  }

  @Test
  void a_flow_with_an_unknown_connector_is_refused_with_advice() {
    String strange = ONE_CALL.replace("shared_teams", "shared_sharepoint");
    try (Hub hub = Hub.in(folder).write("hello.json", strange).deploy()) {
      Flows.FlowView view = hub.ask(Flows.LIST, new Flows.FlowQuery()).items().get(0);
      assertThat(view.state()).isEqualTo(FlowState.INVALID);
      assertThat(view.problems())
          .singleElement()
          .asString()
          .contains("hello.json: the action", "connector 'sharepoint'", "flows.mocks");
    }
  }

  @Test
  void a_flow_with_an_unknown_operation_is_refused_with_advice() {
    String strange = ONE_CALL.replace("PostMessageToConversation", "PostFeedNotification");
    try (Hub hub = Hub.in(folder).write("hello.json", strange).deploy()) {
      Flows.FlowView view = hub.ask(Flows.LIST, new Flows.FlowQuery()).items().get(0);
      assertThat(view.state()).isEqualTo(FlowState.INVALID);
      assertThat(view.problems())
          .singleElement()
          .asString()
          .contains(
              "hello.json: the action",
              "the connector 'teams' has no operation 'PostFeedNotification'",
              "PostMessageToConversation",
              "flows.mocks",
              "sluice flow import --map");
    }
  }

  @Test
  void an_operation_that_is_not_here_is_answered_by_a_mock_where_mocks_are_allowed() {
    String strange = ONE_CALL.replace("PostMessageToConversation", "PostFeedNotification");
    try (Hub hub =
        Hub.in(folder)
            .write("hello.json", strange)
            .configured(config -> config.withMocks(true))
            .deploy()) {
      FlowRun ended = hub.await(hub.fire("e", "hello", Map.of()).id());
      assertThat(ended.status()).isEqualTo(RunStatus.SUCCEEDED);
      assertThat(hub.calls).isEmpty();
    }
  }

  @Test
  void a_connector_that_is_not_here_is_answered_by_a_mock_where_mocks_are_allowed() {
    String strange = ONE_CALL.replace("shared_teams", "shared_sharepoint");
    try (Hub hub =
        Hub.in(folder)
            .write("hello.json", strange)
            .configured(config -> config.withMocks(true))
            .deploy()) {
      FlowRun ended = hub.await(hub.fire("e", "hello", Map.of()).id());
      assertThat(ended.status()).isEqualTo(RunStatus.SUCCEEDED);
      Object outputs = hub.ask(Flows.SHOW, new Flows.ShowRun(ended.id())).steps().get(0).outputs();
      assertThat(String.valueOf(outputs)).contains("x-sluice-mock");
      assertThat(hub.calls).isEmpty();
    }
  }

  @Test
  void runs_above_the_bound_wait_their_turn() {
    try (Hub hub =
        Hub.in(folder)
            .write("hello.json", ONE_CALL)
            .configured(config -> config.withMaxActive(2))
            .deploy()) {
      List<FlowRun> runs = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        runs.add(hub.fire("event-" + i, "hello", Map.of()));
      }
      assertThat(hub.calls).hasSize(2);
      assertThat(hub.registry.get("sluice.flow.runs.active").gauge().value()).isEqualTo(2);
      runs.forEach(run -> assertThat(hub.await(run.id()).status()).isEqualTo(RunStatus.SUCCEEDED));
    }
  }

  @Test
  void a_flow_with_a_concurrency_of_one_runs_one_event_after_the_other() {
    String single =
        ONE_CALL.replace(
            "\"When\": {",
            "\"When\": {\"runtimeConfiguration\": {\"concurrency\": {\"runs\": 1}}, ");
    try (Hub hub = Hub.in(folder).write("hello.json", single).deploy()) {
      FlowRun first = hub.fire("e1", "hello", Map.of());
      FlowRun second = hub.fire("e2", "hello", Map.of());
      assertThat(hub.calls).hasSize(1);
      hub.ask(Flows.CANCEL, new Flows.CancelRun(second.id(), "not needed"));
      assertThat(hub.await(second.id()).status()).isEqualTo(RunStatus.CANCELLED);
      assertThat(hub.await(first.id()).status()).isEqualTo(RunStatus.SUCCEEDED);
      assertThat(hub.calls).hasSize(1);
    }
  }

  @Test
  void an_event_is_split_into_a_run_for_each_item() {
    String split =
        ONE_CALL
            .replace("\"When\": {", "\"When\": {\"splitOn\": \"@triggerBody()?['rows']\", ")
            .replace("\"hello\"", "\"@triggerBody()\"");
    try (Hub hub = Hub.in(folder).write("hello.json", split).deploy()) {
      FlowRun first = hub.fire("e", "hello", Map.of("rows", List.of("a", "b", "c")));
      hub.await(first.id());
      hub.await(RunIds.ofItem("e", "hello", 2));
      assertThat(hub.calls)
          .extracting(call -> call.parameters().get("body/messageBody"))
          .containsExactlyInAnyOrder("a", "b", "c");
      assertThat(hub.decide("e2", "hello", Map.of()).verdict().ruling()).isEqualTo(Ruling.FILTERED);
      assertThat(hub.decide("e3", "hello", Map.of("rows", "x")).verdict().ruling())
          .isEqualTo(Ruling.INVALID);
    }
  }

  @Test
  void two_files_cannot_give_one_flow_its_name() throws IOException {
    try (Hub hub =
        Hub.in(folder).write("Hello.json", ONE_CALL).write("hello.yaml", ONE_CALL).deploy()) {
      List<Flows.FlowView> items = hub.ask(Flows.LIST, new Flows.FlowQuery()).items();
      assertThat(items)
          .extracting(Flows.FlowView::state)
          .containsExactly(FlowState.ENABLED, FlowState.INVALID);
      assertThat(items.get(1).problems().get(0)).contains("Hello.json");
      Files.delete(folder.resolve("Hello.json"));
      hub.virtual.run(Duration.ofSeconds(5));
      assertThat(hub.ask(Flows.LIST, new Flows.FlowQuery()).items())
          .singleElement()
          .satisfies(view -> assertThat(view.state()).isEqualTo(FlowState.ENABLED));
    }
  }

  private static final String CHILD =
      """
      {"triggers": {"manual": {"type": "Request", "kind": "PowerAppV2", "inputs": {}}},
       "actions": {
         "Post": %s,
         "Reply": {"type": "Response", "runAfter": {"Post": ["Succeeded"]},
           "inputs": {"statusCode": %s, "body": {"got": "@triggerBody()?['x']"}}},
         "After": {"type": "Compose", "runAfter": {"Reply": ["Succeeded"]}, "inputs": "@int('x')"}}}
      """;

  private static String parent(String child) {
    return "{\"triggers\": {"
        + FlowTexts.TRIGGER
        + "}, \"actions\": {\"Run\": {\"type\": \"Workflow\", \"inputs\": {\"host\":"
        + " {\"workflowReferenceName\": \""
        + child
        + "\"}, \"body\": {\"x\": 7}}}, \"See\": {\"type\": \"Compose\", \"runAfter\":"
        + " {\"Run\": [\"Succeeded\"]}, \"inputs\": \"@body('Run')?['got']\"}}}";
  }

  @Test
  void a_flow_runs_another_one_and_takes_its_response() {
    try (Hub hub =
        Hub.in(folder)
            .write("child.json", CHILD.formatted(FlowTexts.call("", ""), "200"))
            .write("parent.json", parent("child"))
            .deploy()) {
      FlowRun run = hub.fire("e", "parent", Map.of());
      assertThat(hub.await(run.id()).status()).isEqualTo(RunStatus.SUCCEEDED);
      assertThat(hub.ask(Flows.SHOW, new Flows.ShowRun(run.id())).steps().get(1).outputs())
          .isEqualTo(7L);
      hub.virtual.run(Duration.ofSeconds(1));
      FlowRun child =
          hub.store.runs.values().stream()
              .filter(row -> row.flow().name().equals("child"))
              .findFirst()
              .orElseThrow();
      assertThat(child.status()).isEqualTo(RunStatus.FAILED);
      assertThat(child.cause().eventId()).isEqualTo("e");
      assertThat(hub.ask(Flows.SUBSCRIPTIONS, new Flows.FlowQuery()).items()).hasSize(1);
    }
  }

  @Test
  void a_called_flow_that_answers_with_an_error_or_not_at_all_fails_its_caller() {
    String mute = CHILD.formatted(FlowTexts.call("", ""), "302");
    try (Hub hub =
        Hub.in(folder)
            .write("refuses.json", CHILD.formatted(FlowTexts.call("", ""), "404"))
            .write("mute.json", mute)
            .write("a.json", parent("refuses"))
            .write("b.json", parent("mute"))
            .write("c.json", parent("nobody"))
            .deploy()) {
      assertThat(hub.await(hub.fire("e", "a", Map.of()).id()).progress().error())
          .isEqualTo("Run failed: NotFound: the flow 'refuses' answered with 404");
      assertThat(hub.await(hub.fire("e", "b", Map.of()).id()).progress().error())
          .startsWith("Run failed: BadGateway: NoResponse: the flow 'mute' ended Failed");
      assertThat(hub.await(hub.fire("e", "c", Map.of()).id()).progress().error())
          .contains("there is no flow 'nobody'");
    }
  }

  @Test
  void flows_that_call_themselves_are_cut() {
    String circle =
        parent("circle").replace(FlowTexts.TRIGGER, "\"manual\": {\"type\": \"Request\"}");
    try (Hub hub =
        Hub.in(folder)
            .write("circle.json", circle)
            .write("start.json", parent("circle"))
            .deploy()) {
      assertThat(hub.await(hub.fire("e", "start", Map.of()).id()).status())
          .isEqualTo(RunStatus.FAILED);
      assertThat(hub.store.runs).hasSize(1 + 8);
      assertThat(hub.store.runs.values())
          .allSatisfy(run -> assertThat(run.progress().endedAt()).isNotNull());
    }
  }

  @Test
  void a_caller_that_was_stopped_finds_the_run_that_it_had_started() {
    MemoryStore store = new MemoryStore();
    FlowRun run;
    try (Hub hub =
        new Hub(folder, store, Hub.START)
            .write("child.json", CHILD.formatted(FlowTexts.call("", ""), "200"))
            .write("parent.json", parent("child"))
            .answering(call -> null)
            .deploy()) {
      run = hub.fire("e", "parent", Map.of());
      hub.virtual.run(Duration.ofSeconds(5));
      assertThat(store.runs).hasSize(2);
    }
    try (Hub hub = new Hub(folder, store, Hub.START).deploy()) {
      assertThat(hub.await(run.id()).status()).isEqualTo(RunStatus.SUCCEEDED);
      assertThat(store.runs).hasSize(2);
    }
    FlowRun parent = Objects.requireNonNull(store.runs.get(run.id()));
    JournalEntry first = store.journal(run.id()).get(0);
    store.journals.put(run.id(), new ArrayList<>(List.of(first)));
    store.runs.put(
        run.id(),
        new FlowRun(
            parent.id(),
            parent.flow(),
            new RunCause(parent.cause().eventId(), parent.cause().triggerOutputs(), null),
            parent.startedAt(),
            RunProgress.STARTED));
    try (Hub hub = new Hub(folder, store, Hub.START).deploy()) {
      assertThat(hub.await(run.id()).status()).isEqualTo(RunStatus.SUCCEEDED);
      assertThat(hub.calls).isEmpty();
    }
  }
}
