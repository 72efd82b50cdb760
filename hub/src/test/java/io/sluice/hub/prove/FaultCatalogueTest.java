package io.sluice.hub.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tests of the faults in parts E (crashes), F (disk and store) and J (operators) of
 * docs/faults.md. Every test named here must exist; a fault without a test has a reason instead.
 * F10 concerns a database server, which this store does not use.
 */
class FaultCatalogueTest {
  private static final String STORE = "io.sluice.hub.store.jdbc.";
  private static final String FLOW = "io.sluice.hub.flow.";
  private static final String WDL = "io.sluice.wdl.";
  private static final String EVERY =
      "io.sluice.hub.prove.EveryOperationTest#a_death_at_any_operation_changes_nothing_that_lasts";
  private static final String KILLED =
      "io.sluice.hub.app.KillIT#a_hub_killed_at_any_point_loses_nothing_and_invents_nothing";

  private static final List<Row> ROWS =
      List.of(
          row("E1", "before a slot is reserved", EVERY),
          row("E2", "slot reserved, not sent", EVERY, gate("a_restart_forgets_no_slot")),
          row(
              "E3",
              "sent, no reply",
              KILLED,
              gate("a_busy_life_cut_short_holds_the_next_one_for_a_whole_window")),
          row(
              "E4",
              "reply read, not committed",
              KILLED,
              source(
                  "a_commit_that_fails_is_tried_again_with_the_same_event_id_and_starts_nothing_before")),
          row(
              "E5",
              "one transaction for a sweep's result",
              EVERY,
              contract("a_sweep_that_cannot_be_written_leaves_nothing_behind")),
          row(
              "E6",
              "committed, start lost",
              EVERY,
              FLOW + "FlowVerticleTest#a_run_whose_start_got_lost_begins_by_itself_and_once"),
          row(
              "E7",
              "accepted, not flushed",
              EVERY,
              STORE + "CrashTest#after_kill_9_everything_that_was_acknowledged_is_there"),
          row("E8", "flushed, not acknowledged", EVERY, contract("the_same_run_twice_is_one_run")),
          row(
              "E9",
              "run claimed, before a step",
              EVERY,
              contract("a_journal_takes_each_number_once"),
              STORE + "LockTest#another_process_is_refused_and_told_who_holds_the_folder"),
          row(
              "E10",
              "intent written, not sent",
              EVERY,
              FLOW + "FlowVerticleTest#the_journal_is_written_before_the_call_leaves"),
          row(
              "E11",
              "sent and accepted, reply lost",
              KILLED,
              WDL
                  + "run.RunRestartTest#a_call_in_flight_is_repeated_with_its_key_and_the_record_says_so"),
          row("E12", "reply received, outcome not stored", EVERY, KILLED),
          row(
              "E13",
              "in the middle of a paging loop",
              EVERY,
              WDL + "run.RunRestartTest#a_long_loop_is_cut_into_wake_ups_and_goes_on_after_each"),
          row(
              "E14",
              "while forgetting, while backing up",
              STORE + "CrashTest#a_crash_at_any_step_of_forgetting_leaves_a_sound_store",
              STORE + "BackupTest#a_backup_that_cannot_be_written_leaves_the_store_as_it_was"),
          row(
              "E15",
              "while upgrading the schema",
              STORE + "MigrationsTest#an_upgrade_that_fails_half_way_changes_nothing",
              STORE
                  + "MigrationsTest#everything_that_a_store_of_an_earlier_schema_held_is_there_after_the_upgrade",
              STORE + "MigrationsTest#a_newer_store_is_refused_with_advice_and_left_as_it_is"),
          row(
              "F1",
              "disk full",
              disk(
                  "on_a_full_disk_the_whole_group_fails_and_further_writes_fail_at_once_with_advice"),
              disk("a_full_disk_frees_the_reserve_and_the_store_resumes_alone_when_there_is_room"),
              disk("the_reserve_takes_no_more_than_half_of_a_small_disk"),
              disk("what_frees_room_is_let_through_while_the_disk_is_full")),
          row(
              "F2",
              "a flush fails",
              disk("after_a_failed_flush_nothing_is_acknowledged_until_the_store_is_opened_again")),
          row(
              "F3",
              "torn write",
              STORE + "CrashTest#a_torn_end_of_the_log_costs_only_what_was_not_acknowledged"),
          row(
              "F4",
              "bit flip",
              STORE + "BackupTest#damage_is_found_and_named",
              disk("damage_that_a_reader_meets_stops_the_writer_too_and_names_the_database")),
          row(
              "F5",
              "file deleted under the store",
              disk("a_database_deleted_under_the_store_is_noticed_before_anything_is_acknowledged"),
              disk("a_log_replaced_under_the_store_is_noticed_too"),
              disk("a_log_without_its_database_is_refused_and_kept")),
          row(
              "F6",
              "two processes on one folder",
              STORE + "LockTest#another_process_is_refused_and_told_who_holds_the_folder",
              STORE + "LockTest#a_second_opener_in_this_process_is_refused_and_the_first_goes_on",
              "io.sluice.hub.cli.DemoIT"
                  + "#a_second_demo_on_the_folder_of_a_running_one_is_refused_and_changes_nothing"),
          row(
              "F7",
              "very slow disk",
              STORE + "WriterTest#past_the_bound_a_write_fails_at_once_and_says_why"),
          row(
              "F8",
              "read-only disk",
              disk("every_result_code_that_concerns_the_disk_has_a_meaning")),
          row(
              "F9",
              "history grows for ever",
              STORE + "HistoryPrunerTest#above_the_size_the_oldest_goes_but_never_the_last_day",
              STORE + "HistoryPrunerTest#a_live_run_keeps_its_journal_and_its_event_however_old",
              STORE
                  + "HistoryPrunerTest#a_clock_that_is_set_forward_makes_nothing_old_and_one_set_back_keeps_more"),
          row(
              "J1",
              "an old backup restored",
              FLOW
                  + "FlowVerticleTest#a_hub_that_begins_with_a_backup_does_nothing_before_its_flows_are_resumed",
              STORE
                  + "BackupTest#a_backup_is_made_beside_a_store_at_work_and_brought_back_into_another_folder"),
          open(
              "J2",
              "two hubs with one configuration",
              "a copied folder is not told from its original; one folder takes one hub (F6)"),
          row(
              "J3",
              "bad configuration",
              "io.sluice.hub.cli.DemoIT#a_wrong_configuration_is_told_whole_before_anything_starts",
              FLOW
                  + "FlowVerticleTest#a_file_that_becomes_wrong_changes_nothing_and_shows_its_problems"),
          row(
              "J4",
              "a secret lost; there is no master key, since none is stored",
              "io.sluice.hub.cli.doctor.DoctorTest#a_missing_secret_is_reported_by_its_reference"),
          open("J5", "10,000 runs resubmitted by mistake", "runs are resubmitted one at a time"),
          row(
              "J6",
              "a connection in use deleted",
              "io.sluice.hub.connector.teams.TeamsConnectorTest"
                  + "#a_channel_that_is_not_configured_is_refused_with_those_that_are"),
          row("J7", "kill -9 as the normal stop", KILLED),
          row(
              "J8",
              "nobody reads the log",
              "io.sluice.hub.app.LogConfigurationTest#a_log_that_nobody_reads_holds_nobody_up"),
          row(
              "J9",
              "time zone and language of the machine",
              WDL + "functions.LocaleTest#every_example_gives_the_same_on_any_machine"),
          open("J10", "from the file to a database server", "there is one kind of store"),
          row(
              "J11",
              "downgrade",
              STORE + "MigrationsTest#a_newer_store_is_refused_with_advice_and_left_as_it_is"),
          row(
              "J12",
              "nobody reads manuals",
              "io.sluice.hub.cli.FailureMessagesTest#a_file_that_cannot_be_used_is_told_with_the_reason_and_what_to_check",
              disk("what_keeps_a_store_from_being_opened_promises_nothing_that_happens_by_itself"),
              "io.sluice.hub.console.HealthTest"
                  + "#a_failing_store_is_unhealthy_and_reported_without_paths"),
          row(
              "J13",
              "a watcher dies silently",
              source("without_a_complete_sweep_for_the_freshness_time_the_source_is_stale"),
              "io.sluice.hub.console.HealthTest"
                  + "#an_overdue_refresh_leaves_the_hub_healthy_but_not_ready_and_discloses_no_names"),
          row(
              "J14",
              "why, months later",
              FLOW + "FlowVerticleTest#conditions_filter_and_the_reason_shows_them",
              contract("decisions_and_runs_are_committed_with_their_event")));

  private record Row(String code, String fault, List<String> tests, String reason) {
    @Override
    public String toString() {
      return code + ", " + fault;
    }
  }

  static List<Row> rows() {
    return ROWS;
  }

  @ParameterizedTest
  @MethodSource("rows")
  void a_fault_names_tests_that_there_are(Row row) throws Exception {
    assertThat(row.tests().isEmpty())
        .as("a reason instead of tests")
        .isEqualTo(!row.reason().isEmpty());
    for (String test : row.tests()) {
      int mark = test.indexOf('#');
      if (test.startsWith(WDL)) {
        assertThat(declaredInWdl(test.substring(0, mark), test.substring(mark + 1)))
            .as(test)
            .isTrue();
        continue;
      }
      Class<?> type = Class.forName(test.substring(0, mark));
      assertThat(type.getDeclaredMethods())
          .as(test)
          .filteredOn(method -> method.getName().equals(test.substring(mark + 1)))
          .singleElement()
          .matches(FaultCatalogueTest::isTest, "is a test");
    }
  }

  @Test
  void every_fault_of_the_three_parts_has_its_row() {
    Stream<String> codes =
        Stream.of(codes("E", 15), codes("F", 9), codes("J", 14)).flatMap(part -> part);
    assertThat(ROWS).extracting(Row::code).containsExactlyElementsOf(codes.toList());
  }

  private static Stream<String> codes(String part, int last) {
    return IntStream.rangeClosed(1, last).mapToObj(number -> part + number);
  }

  /** Tests of wdl are not on this class path, so their source is searched. */
  private static boolean declaredInWdl(String type, String test) throws IOException {
    Path file = Path.of("../wdl/src/test/java", type.replace('.', '/') + ".java");
    return Pattern.compile(
            "@(Test|ParameterizedTest|Property|Example)\\b[^;{]*\\bvoid\\s+" + test + "\\(")
        .matcher(Files.readString(file))
        .find();
  }

  private static boolean isTest(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(Annotation::annotationType)
        .anyMatch(
            type -> List.of(Test.class, ParameterizedTest.class, Example.class).contains(type));
  }

  private static Row row(String code, String fault, String... tests) {
    return new Row(code, fault, List.of(tests), "");
  }

  private static Row open(String code, String fault, String reason) {
    return new Row(code, fault, List.of(), reason);
  }

  private static String gate(String test) {
    return "io.sluice.hub.gate.GateVerticleTest#" + test;
  }

  private static String source(String test) {
    return "io.sluice.hub.source.SourceVerticleTest#" + test;
  }

  private static String contract(String test) {
    return "io.sluice.hub.store.StoreContract#" + test;
  }

  private static String disk(String test) {
    return STORE + "DiskTroubleTest#" + test;
  }
}
