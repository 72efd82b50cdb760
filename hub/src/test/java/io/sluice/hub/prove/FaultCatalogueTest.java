package io.sluice.hub.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where each fault of the catalogue's parts E (a crash at each point) and F (disk and store) is
 * tested: one visible table, whose rows cannot outlive the tests they name. F10 is about a database
 * server, which this store does not use.
 */
class FaultCatalogueTest {
  private static final String STORE = "io.sluice.hub.store.jdbc.";
  private static final String FLOW = "io.sluice.hub.flow.";
  private static final String EVERY =
      "io.sluice.hub.prove.EveryOperationTest#a_death_at_any_operation_changes_nothing_that_lasts";
  private static final String KILLED =
      "io.sluice.hub.cli.KillIT#a_hub_killed_at_any_point_loses_nothing_and_invents_nothing";

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
              FLOW
                  + "RunRestartTest#a_call_in_flight_is_repeated_with_its_key_and_the_record_says_so"),
          row("E12", "reply received, outcome not stored", EVERY, KILLED),
          row(
              "E13",
              "in the middle of a paging loop",
              EVERY,
              FLOW + "RunRestartTest#a_long_loop_is_cut_into_wake_ups_and_goes_on_after_each"),
          row(
              "E14",
              "while forgetting, while backing up",
              STORE + "CrashTest#a_crash_at_any_step_of_forgetting_leaves_a_sound_store",
              STORE + "BackupTest#a_backup_that_cannot_be_written_leaves_the_store_as_it_was"),
          row(
              "E15",
              "while upgrading the schema",
              STORE + "MigrationsTest#an_upgrade_that_fails_half_way_changes_nothing",
              STORE + "MigrationsTest#an_older_store_is_upgraded_and_keeps_its_rows",
              STORE + "MigrationsTest#a_newer_store_is_refused_with_advice_and_left_as_it_is"),
          row(
              "F1",
              "disk full",
              disk(
                  "on_a_full_disk_the_whole_group_fails_and_further_writes_fail_at_once_with_advice"),
              disk("a_full_disk_frees_the_reserve_and_the_store_resumes_alone_when_there_is_room"),
              disk("what_frees_room_is_let_through_while_the_disk_is_full")),
          row(
              "F2",
              "a flush fails",
              disk("after_a_failed_flush_nothing_is_acknowledged_until_the_store_is_opened_again")),
          row(
              "F3",
              "torn write",
              STORE + "CrashTest#a_torn_end_of_the_log_costs_only_what_was_not_acknowledged"),
          row("F4", "bit flip", STORE + "BackupTest#damage_is_found_and_named"),
          row(
              "F5",
              "file deleted under the store",
              disk("a_database_deleted_under_the_store_is_noticed_before_anything_is_acknowledged"),
              disk("a_log_replaced_under_the_store_is_noticed_too")),
          row(
              "F6",
              "two processes on one folder",
              STORE + "LockTest#another_process_is_refused_and_told_who_holds_the_folder",
              STORE + "LockTest#a_second_opener_in_this_process_is_refused_and_the_first_goes_on"),
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
              STORE + "PrunerTest#above_the_size_the_oldest_goes_but_never_the_last_day",
              STORE + "PrunerTest#a_live_run_keeps_its_journal_and_its_event_however_old"));

  private record Row(String code, String fault, List<String> tests) {
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
    assertThat(row.tests()).isNotEmpty();
    for (String test : row.tests()) {
      int mark = test.indexOf('#');
      Class<?> type = Class.forName(test.substring(0, mark));
      assertThat(type.getDeclaredMethods())
          .as(test)
          .filteredOn(method -> method.getName().equals(test.substring(mark + 1)))
          .singleElement()
          .matches(FaultCatalogueTest::isTest, "is a test");
    }
  }

  @Test
  void every_fault_of_both_parts_has_its_row() {
    Stream<String> codes =
        Stream.concat(
            IntStream.rangeClosed(1, 15).mapToObj(number -> "E" + number),
            IntStream.rangeClosed(1, 9).mapToObj(number -> "F" + number));
    assertThat(ROWS).extracting(Row::code).containsExactlyElementsOf(codes.toList());
  }

  private static boolean isTest(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(Annotation::annotationType)
        .anyMatch(
            type -> List.of(Test.class, ParameterizedTest.class, Example.class).contains(type));
  }

  private static Row row(String code, String fault, String... tests) {
    return new Row(code, fault, List.of(tests));
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
