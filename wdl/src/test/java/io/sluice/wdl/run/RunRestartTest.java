package io.sluice.wdl.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.wdl.action.OperationReply;
import io.sluice.wdl.action.OperationReply.Verdict;
import io.sluice.wdl.action.RetryPolicy;
import io.sluice.wdl.action.Status;
import io.sluice.wdl.definition.FlowDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** A run loaded from its journal equals the live run. */
class RunRestartTest {
  /** Everything that can wait, draw and change, in one flow. */
  private static final FlowDefinition FLOW =
      FlowTexts.flow(
          """
          "Count": {"type": "InitializeVariable", "inputs": {"variables": [
            {"name": "n", "type": "integer", "value": 0}]}},
          "Seen": {"type": "InitializeVariable", "runAfter": {"Count": ["Succeeded"]},
            "inputs": {"variables": [{"name": "seen", "type": "array", "value": []}]}},
          "Draws": {"type": "Compose", "runAfter": {"Seen": ["Succeeded"]},
            "inputs": {"id": "@guid()", "number": "@rand(1, 1000000)", "exact": "@decimal('1.20')",
              "odd": {"$decimal": "x"}}},
          "Get": {"type": "OpenApiConnection", "runAfter": {"Draws": ["Succeeded"]},
            "runtimeConfiguration": {"paginationPolicy": {"minimumItemCount": 5}},
            "inputs": {"host": {"apiId": "/apis/shared_customerinsights",
              "operationId": "GetItems"}, "parameters": {"$top": 2, "id": "@guid()"}}},
          "Loop": {"type": "Foreach", "foreach": "@body('Get')?['value']",
            "runAfter": {"Get": ["Succeeded"]},
            "runtimeConfiguration": {"concurrency": {"repetitions": 2}},
            "actions": {
              "Rest": {"type": "Wait", "inputs": {"interval": {
                "count": "@items('Loop')?['Id']", "unit": "Minute"}}},
              "Post": %s,
              "Note": {"type": "AppendToArrayVariable", "runAfter": {"Post": ["Succeeded"]},
                "inputs": {"name": "seen", "value": "@concat(items('Loop')?['Id'], guid())"}}}},
          "Again": {"type": "Until", "expression": "@greater(variables('n'), 2)",
            "runAfter": {"Loop": ["Succeeded"]},
            "actions": {
              "More": {"type": "IncrementVariable", "inputs": {"name": "n", "value": 1}},
              "Odd": {"type": "If", "runAfter": {"More": ["Succeeded"]},
                "expression": {"equals": ["@mod(variables('n'), 2)", 1]},
                "actions": {"Call": {"type": "Http", "inputs": {"method": "POST",
                  "uri": "https://a.example/", "body": "@rand(1, 100)"}}},
                "else": {"actions": {"Skip": {"type": "Compose", "inputs": "even"}}}}}},
          "End": {"type": "Compose", "runAfter": {"Again": ["Succeeded", "Failed"]},
            "inputs": {"seen": "@variables('seen')", "n": "@variables('n')",
              "draws": "@outputs('Draws')", "last": "@guid()"},
            "trackedProperties": {"drawn": "@guid()", "n": "@action()['outputs']['n']",
              "never": "@int('none')"}}"""
              .formatted(FlowTexts.call("\"Rest\": [\"Succeeded\"]", "")));

  private static OperationReply answer(RunEffect.CallOperation call, int seed) {
    int chance = Math.floorMod(call.effectKey().hashCode() * 31 + call.attempt() * 7 + seed, 5);
    if (chance == 0 && call.attempt() < 4) {
      return Drive.failed(Verdict.UNAVAILABLE, 503);
    }
    if (call.request().operation().equals("GetItems")) {
      Object skip = call.request().parameters().getOrDefault("$skip", 0L);
      long from = Long.parseLong(String.valueOf(skip));
      List<Object> rows = new ArrayList<>();
      for (long id = from; id < Math.min(from + 2, 5); id++) {
        rows.add(new LinkedHashMap<>(Map.of("Id", id)));
      }
      return Drive.ok(new LinkedHashMap<>(Map.of("value", rows)));
    }
    return Drive.ok(new LinkedHashMap<>(Map.of("key", call.effectKey())));
  }

  private static Drive drive(int seed) {
    return new Drive(FLOW, FlowTexts.trigger(new LinkedHashMap<>()))
        .retrying(RetryPolicy.POWER_AUTOMATE)
        .answering(call -> answer(call, seed));
  }

  private static List<Object> changes(Run run) {
    List<Object> all = new ArrayList<>();
    run.steps().forEach(all::add);
    RunState state = run.state();
    all.add(state.variables);
    all.add(state.draws());
    all.add(state.entries());
    all.add(String.valueOf(state.error));
    all.add(state.status);
    state.waiting.forEach(
        at -> all.add(at.path + " " + at.pending + " " + at.earlierReplies + at.calls));
    return all;
  }

  @Property(tries = 50)
  void the_loaded_run_is_the_live_run_after_every_event(@ForAll @IntRange(max = 1_000) int seed) {
    Drive drive = drive(seed);
    drive.tell(new RunEvent.Begin());
    while (drive.status == null) {
      assertThat(changes(drive.load())).isEqualTo(changes(drive.run));
      if (!drive.step()) {
        break;
      }
    }
    assertThat(changes(drive.load())).isEqualTo(changes(drive.run));
    assertThat(drive.status).isEqualTo(Status.SUCCEEDED);
  }

  @Provide
  Arbitrary<List<Integer>> entries() {
    return Arbitraries.integers().between(1, 40).list().ofMaxSize(12);
  }

  @Property(tries = 100)
  void killing_the_process_after_any_entries_changes_no_result(
      @ForAll @IntRange(max = 1_000) int seed, @ForAll("entries") List<Integer> killed) {
    Drive straight = drive(0).go();
    Drive restarted = drive(0).killedAfter(new TreeSet<>(killed)).go();
    assertThat(restarted.status).isEqualTo(straight.status);
    assertThat(ids(restarted.outputs("End"))).isEqualTo(ids(straight.outputs("End")));
    assertThat(keys(restarted)).isEqualTo(keys(straight));
    Drive other = drive(seed).killedAfter(new TreeSet<>(killed)).go();
    assertThat(other.status).isEqualTo(Status.SUCCEEDED);
  }

  /** The order of iterations depends on the time of the kill; the random draws do not. */
  private static Object ids(Object outputs) {
    Map<?, ?> end = (Map<?, ?>) outputs;
    return List.of(
        String.valueOf(end.get("n")),
        String.valueOf(end.get("draws")),
        ((List<?>) end.get("seen")).size());
  }

  private static TreeSet<String> keys(Drive drive) {
    TreeSet<String> keys = new TreeSet<>();
    drive.calls.forEach(call -> keys.add(call.effectKey()));
    return keys;
  }

  @Test
  void killing_after_every_single_entry_of_a_sequential_flow_gives_the_very_same_steps() {
    String actions =
        """
        "A": {"type": "Compose", "inputs": "@guid()"},
        "B": %s,
        "C": {"type": "Compose", "runAfter": {"B": ["Succeeded"]}, "inputs": "@guid()"},
        "D": {"type": "Wait", "runAfter": {"C": ["Succeeded"]},
              "inputs": {"interval": {"count": 5, "unit": "Minute"}}},
        "E": {"type": "Compose", "runAfter": {"D": ["Succeeded"]},
              "inputs": ["@guid()", "@utcNow()", "@rand(0, 1000000)"]}"""
            .formatted(FlowTexts.call("\"A\": [\"Succeeded\"]", ""));
    Drive straight = Drive.of(actions).go();
    for (int entry = 1; entry <= straight.journal.size(); entry++) {
      Drive restarted = Drive.of(actions).killedAfter(List.of(entry)).go();
      assertThat(restarted.outputs("E")).isEqualTo(straight.outputs("E"));
      assertThat(restarted.status).isEqualTo(straight.status);
    }
  }

  @Test
  void a_call_in_flight_is_repeated_with_its_key_and_the_record_says_so() {
    Drive drive = Drive.of("\"Post\": " + FlowTexts.call("", ""));
    drive.tell(new RunEvent.Begin());
    drive.restart();
    assertThat(drive.calls).hasSize(2);
    assertThat(drive.calls.get(1).effectKey()).isEqualTo(drive.calls.get(0).effectKey());
    assertThat(drive.calls.get(1).attempt()).isEqualTo(2);
    assertThat(drive.step("Post").notes())
        .singleElement()
        .asString()
        .contains("the process stopped before the reply");
  }

  @Test
  void a_read_in_flight_is_repeated_without_a_word() {
    Drive drive =
        Drive.of(
            "\"Call\": {\"type\": \"Http\", \"inputs\": {\"method\": \"GET\", \"uri\":"
                + " \"https://a.example\"}}");
    drive.tell(new RunEvent.Begin());
    drive.restart();
    assertThat(drive.calls).hasSize(2);
    assertThat(drive.calls.get(1).attempt()).isEqualTo(1);
    assertThat(drive.step("Call").notes()).isEmpty();
  }

  @Test
  void a_call_that_must_not_be_repeated_fails_as_unknown() {
    Drive drive =
        Drive.of("\"Post\": " + FlowTexts.call("", ", \"retryPolicy\": {\"type\": \"none\"}"));
    drive.tell(new RunEvent.Begin());
    drive.restart();
    assertThat(drive.calls).hasSize(1);
    assertThat(drive.status).isEqualTo(Status.FAILED);
    assertThat(drive.error).contains("OutcomeUnknown", "The outcome is unknown");
  }

  @Test
  void a_wait_continues_to_its_end_after_a_restart() {
    Drive drive =
        Drive.of(
            "\"Rest\": {\"type\": \"Wait\", \"inputs\": {\"interval\": {\"count\": 1, \"unit\":"
                + " \"Hour\"}}}");
    drive.tell(new RunEvent.Begin());
    drive.now = Drive.START.plusSeconds(1_800);
    drive.restart();
    assertThat(drive.wakes)
        .containsExactly(Drive.START.plusSeconds(3_600), Drive.START.plusSeconds(3_600));
    assertThat(drive.journal).hasSize(1);
    drive.step();
    assertThat(drive.status).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void a_long_loop_is_split_into_wake_ups_and_continues_after_each() {
    String actions =
        """
        "Loop": {"type": "Foreach", "foreach": "@range(0, 3000)", "actions": {
          "A": {"type": "Compose", "inputs": "@mul(items('Loop'), 2)"}}},
        "Last": {"type": "Compose", "runAfter": {"Loop": ["Succeeded"]},
          "inputs": "@last(outputs('A'))"}""";
    Drive straight = Drive.of(actions).go();
    Drive restarted = Drive.of(actions).killedAfter(List.of(1, 2)).go();
    assertThat(straight.journal).hasSize(4);
    assertThat(straight.outputs("Last")).isEqualTo(5_998L);
    assertThat(restarted.outputs("Last")).isEqualTo(5_998L);
    assertThat(restarted.steps()).hasSize(straight.steps().size());
  }
}
