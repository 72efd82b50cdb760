package io.sluice.hub.store;

import static io.sluice.hub.store.Samples.CONNECTION;
import static io.sluice.hub.store.Samples.KIND;
import static io.sluice.hub.store.Samples.NOON;
import static io.sluice.hub.store.Samples.await;
import static io.sluice.hub.store.Samples.decision;
import static io.sluice.hub.store.Samples.ended;
import static io.sluice.hub.store.Samples.entry;
import static io.sluice.hub.store.Samples.event;
import static io.sluice.hub.store.Samples.run;
import static io.sluice.hub.store.Samples.settled;
import static io.sluice.hub.store.Samples.slot;
import static io.sluice.hub.store.Samples.sweep;
import static io.sluice.hub.store.Samples.watch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The laws of {@link Store}; every implementation runs them. */
public abstract class StoreContract {
  private Store store;

  /** An empty store whose wall clock shows {@link Samples#NOON}. */
  protected abstract Store open() throws Exception;

  @BeforeEach
  void open_store() throws Exception {
    store = open();
  }

  @AfterEach
  void close_store() {
    await(store.close());
  }

  // Sweeps

  @Test
  void an_unknown_connection_starts_from_nothing() {
    assertThat(await(store.history().load("nowhere")))
        .isEqualTo(new Checkpoint(Map.of(), List.of()));
  }

  @Test
  void a_sweep_gives_back_its_watermarks_and_watches() {
    Watch above = watch("a", "1234");
    Watch without = watch("b", null);
    await(store.history().commit(withState(Map.of("jobs", "7", "tasks", "9"), above, without)));

    Checkpoint state = await(store.history().load(CONNECTION));

    assertThat(state.watermarks()).containsExactly(Map.entry("jobs", "7"), Map.entry("tasks", "9"));
    assertThat(state.watches()).containsExactly(above, without);
  }

  @Test
  void a_later_sweep_replaces_its_rows_and_keeps_the_others() {
    await(store.history().commit(withState(Map.of("jobs", "7", "tasks", "9"), watch("a", "1"))));
    await(store.history().commit(withState(Map.of("jobs", "8"), watch("a", "2"), watch("c", "3"))));

    Checkpoint state = await(store.history().load(CONNECTION));

    assertThat(state.watermarks()).containsExactly(Map.entry("jobs", "8"), Map.entry("tasks", "9"));
    assertThat(state.watches()).containsExactly(watch("a", "2"), watch("c", "3"));
  }

  @Test
  void the_ids_of_new_events_come_back_in_order_and_repeated_ones_do_not() {
    assertThat(await(store.history().commit(sweep(event("e2"), event("e1")))))
        .containsExactly("e2", "e1");
    assertThat(await(store.history().commit(sweep(event("e1"), event("e3"), event("e3")))))
        .containsExactly("e3");
  }

  @Test
  void a_watch_with_a_threshold_was_read_when_its_kind_was_and_another_when_it_was_written() {
    Watch with = watch("a", "1");
    Watch without =
        new Watch(
            new WatchId(CONNECTION, KIND, "b"),
            new SubjectRef("b", "b"),
            "",
            new WatchEvaluation(null, null, ""),
            NOON);
    Instant later = NOON.plusSeconds(60);
    String mark = Checkpoint.readOf(KIND);
    await(store.history().commit(withState(Map.of(mark, later.toString()), with, without)));

    Checkpoint state = await(store.history().load(CONNECTION));

    assertThat(state.watches()).containsExactly(with, without);
    assertThat(state.read()).containsExactly(with.at(later), without);
    assertThat(new Checkpoint(Map.of(), state.watches()).read()).isEqualTo(state.watches());
  }

  @Test
  void a_repeated_event_is_counted_with_the_latest_time() {
    await(store.history().commit(sweep(event("e1"), event("e2"))));
    assertThat(await(store.history().repeats("e1"))).isEmpty();
    await(store.history().commit(sweep(event("e1"))));
    await(store.history().commit(sweep(event("e1"), event("e3"))));

    assertThat(await(store.history().repeats("e1")))
        .contains(new EventRepeats(2, event("e1").recordedAt()));
    assertThat(await(store.history().repeats("e2"))).isEmpty();
    assertThat(await(store.history().repeats("nothing"))).isEmpty();
  }

  @Test
  void gaps_are_kept_with_their_sweep_and_listed_newest_first() {
    Gap one = gap("jobs", NOON.minusSeconds(60), NOON);
    Gap two = gap("measure values", NOON.minusSeconds(30), NOON);
    await(store.history().commit(withGaps(one, two)));

    assertThat(await(store.history().gaps(Query.newest(10))).items()).containsExactly(two, one);
    assertThat(
            await(store.history().gaps(new Query(10, null, new RowFilter("jobs", null, null))))
                .items())
        .containsExactly(one);
  }

  @Test
  void a_gap_written_again_after_an_unanswered_commit_is_one_gap() {
    await(store.history().commit(withGaps(gap("jobs", NOON, NOON.plusSeconds(1)))));
    await(store.history().commit(withGaps(gap("jobs", NOON, NOON.plusSeconds(9)))));

    assertThat(await(store.history().gaps(Query.newest(10))).items())
        .containsExactly(gap("jobs", NOON, NOON.plusSeconds(9)));
  }

  private static Gap gap(String what, Instant from, Instant to) {
    return new Gap(CONNECTION, what, from, to, "may have missed something", NOON);
  }

  private static Commit withGaps(Gap... gaps) {
    return Commit.of(CONNECTION, NOON).withGaps(List.of(gaps));
  }

  @Test
  void an_event_is_kept_whole() {
    await(store.history().commit(sweep(event("e1"))));

    assertThat(await(store.history().event("e1"))).contains(event("e1"));
    assertThat(await(store.history().event("e2"))).isEmpty();
  }

  @Test
  void a_repeated_event_and_its_rows_are_not_changed() {
    Event first = event("e1");
    Event changed = event("e1", KIND, "other", "Other");
    await(
        store
            .history()
            .commit(sweep(List.of(first), List.of(decision("e1", "f", null)), List.of())));
    await(
        store
            .history()
            .commit(
                sweep(
                    List.of(changed),
                    List.of(decision("e1", "f", "r1"), decision("e1", "g", null)),
                    List.of(run("r1", "e1")))));

    assertThat(await(store.history().event("e1"))).contains(first);
    assertThat(await(store.history().decisionsOf("e1"))).containsExactly(decision("e1", "f", null));
    assertThat(await(store.runs().run("r1"))).isEmpty();
  }

  @Test
  void decisions_and_runs_are_committed_with_their_event() {
    await(
        store
            .history()
            .commit(
                sweep(
                    List.of(event("e1")),
                    List.of(decision("e1", "f", "r1"), decision("e1", "g", null)),
                    List.of(run("r1", "e1")))));

    assertThat(await(store.history().decisionsOf("e1")))
        .containsExactly(decision("e1", "f", "r1"), decision("e1", "g", null));
    assertThat(await(store.runs().open()))
        .containsExactly(new JournaledRun(run("r1", "e1"), List.of()));
  }

  @Test
  void a_run_started_before_its_commit_is_stored_with_its_first_entry() {
    JournalEntry first = new JournalEntry("r1", 1, NOON, "{}");
    await(store.history().commit(begun(run("r1", "e1"), first)));

    assertThat(await(store.runs().open()))
        .containsExactly(new JournaledRun(run("r1", "e1"), List.of(first)));
  }

  @Test
  void entries_of_a_run_that_was_there_already_are_left_out() {
    FlowRun done = ended(run("r1", "e1"), "Succeeded", NOON);
    JournalEntry first = new JournalEntry("r1", 1, NOON, "{}");
    await(store.history().commit(begun(done, first)));
    await(store.history().commit(begun(run("r1", "e1"), new JournalEntry("r1", 1, NOON, "[]"))));

    assertThat(await(store.runs().run("r1"))).contains(new JournaledRun(done, List.of(first)));
  }

  private static Commit begun(FlowRun run, JournalEntry first) {
    return sweep(List.of(event(run.cause().eventId())), List.of(), List.of(run))
        .withEntries(List.of(first));
  }

  @Test
  void a_sweep_that_cannot_be_written_leaves_nothing_behind() {
    Commit wrong =
        withState(Map.of("jobs", "8"), watch("a", "1"))
            .withEvents(List.of(event("e1")))
            .withDecisions(List.of(decision("elsewhere", "f", null)));

    assertThatThrownBy(() -> await(store.history().commit(wrong)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("elsewhere");

    assertThat(await(store.history().load(CONNECTION)))
        .isEqualTo(new Checkpoint(Map.of(), List.of()));
    assertThat(await(store.history().event("e1"))).isEmpty();
  }

  @Test
  void two_decisions_of_one_flow_about_one_event_are_refused() {
    Commit wrong =
        sweep(
            List.of(event("e1")),
            List.of(decision("e1", "f", null), decision("e1", "f", null)),
            List.of());

    assertThatThrownBy(() -> await(store.history().commit(wrong)))
        .isInstanceOf(StoreException.class);
    assertThat(await(store.history().event("e1"))).isEmpty();

    Commit right = sweep(List.of(event("e1")), List.of(decision("e1", "f", null)), List.of());
    assertThat(await(store.history().commit(right))).containsExactly("e1");
    assertThat(await(store.history().decisionsOf("e1"))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0001-01-01T00:00:00Z", "1969-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59Z"})
  void times_that_services_send_for_never_survive(String time) {
    Event base = event("e1");
    Event odd =
        new Event(
            "e1",
            base.watch(),
            new SubjectRef(base.subject().id(), base.subject().name()),
            Instant.parse(time),
            base.recordedAt(),
            base.data());
    await(store.history().commit(sweep(odd)));

    assertThat(await(store.history().event("e1"))).contains(odd);
  }

  @Test
  void text_is_kept_as_it_is() {
    String text = "' \" \\ \n \u0001 ß 統合 \uD83D\uDE00 -- ; ${key} ?";
    await(store.history().commit(sweep(event(text, text, text, text))));

    assertThat(await(store.history().event(text))).contains(event(text, text, text, text));
    Query query = new Query(10, null, new RowFilter(text, text, null));
    assertThat(await(store.history().events(query)).items()).hasSize(1);
  }

  // Lists

  @Test
  void events_are_listed_newest_first() {
    await(store.history().commit(sweep(event("e1"), event("e2"))));
    await(store.history().commit(sweep(event("e3"))));

    Page<Event> page = await(store.history().events(Query.newest(10)));

    assertThat(page.items()).extracting(Event::id).containsExactly("e3", "e2", "e1");
    assertThat(page.next()).isNull();
  }

  @Test
  void the_pages_together_are_the_list() {
    for (int i = 1; i <= 7; i++) {
      await(store.history().commit(sweep(event("e" + i))));
    }
    List<String> sizes = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    Query query = Query.newest(3);
    Page<Event> page = await(store.history().events(query));
    while (true) {
      sizes.add(Integer.toString(page.items().size()));
      page.items().forEach(event -> ids.add(event.id()));
      if (page.next() == null) {
        break;
      }
      page = await(store.history().events(new Query(3, page.next(), RowFilter.NONE)));
    }

    assertThat(sizes).containsExactly("3", "3", "1");
    assertThat(ids).containsExactly("e7", "e6", "e5", "e4", "e3", "e2", "e1");
  }

  @Test
  void events_are_filtered_by_kind_and_by_either_name_of_the_subject() {
    await(
        store
            .history()
            .commit(
                sweep(
                    event("e1", "k1", "id-a", "A"),
                    event("e2", "k2", "id-a", "A"),
                    event("e3", "k1", "A", "A"),
                    event("e4", "k1", "id-b", "B"))));

    assertThat(eventIds("k1", null)).containsExactly("e4", "e3", "e1");
    assertThat(eventIds(null, "A")).containsExactly("e3", "e2", "e1");
    assertThat(eventIds(null, "id-a")).containsExactly("e2", "e1");
    assertThat(eventIds("k2", "A")).containsExactly("e2");
    assertThat(eventIds("k9", null)).isEmpty();
  }

  @Test
  void decisions_are_filtered_by_flow_or_subject_and_by_verdict() {
    await(
        store
            .history()
            .commit(
                sweep(
                    List.of(event("e1"), event("e2")),
                    List.of(
                        decision("e1", "f", "r1"),
                        decision("e1", "g", null),
                        decision("e2", "f", null)),
                    List.of(run("r1", "e1")))));

    assertThat(decisionKeys(null, "f", null)).containsExactly("e2/f", "e1/f");
    assertThat(decisionKeys(null, "High value", null)).containsExactly("e2/f", "e1/g", "e1/f");
    assertThat(decisionKeys(null, "f", "filtered")).containsExactly("e2/f");
    assertThat(decisionKeys(KIND, null, "fired")).containsExactly("e1/f");
    assertThat(decisionKeys(null, null, "filtered")).containsExactly("e2/f", "e1/g");
  }

  @Test
  void runs_are_filtered_by_flow_and_status() {
    await(store.runs().start(run("r1", "e1")));
    await(store.runs().start(run("r2", "e1")));
    await(store.runs().append(entry("r1", 1), ended(run("r1", "e1"), "Failed", NOON)));

    assertThat(runIds("notify", null)).containsExactly("r2", "r1");
    assertThat(runIds(null, "Failed")).containsExactly("r1");
    assertThat(runIds("notify", "Running")).containsExactly("r2");
    assertThat(runIds("other", null)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "e", "x1", "r1", "e-1", "e0", "E1", "e1 ", "e01", "ezzzzzzzzzzzzzzzz"})
  void a_cursor_that_no_list_of_events_gave_is_refused(String cursor) {
    Query query = new Query(10, cursor, RowFilter.NONE);

    assertThatThrownBy(() -> await(store.history().events(query)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("cursor");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 1001})
  void a_limit_out_of_range_is_refused(int limit) {
    assertThatThrownBy(() -> await(store.history().events(Query.newest(limit))))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("1 to 1000");
  }

  @Test
  void a_filter_that_a_list_does_not_have_is_refused() {
    assertThatThrownBy(
            () -> await(store.runs().list(new Query(10, null, new RowFilter(KIND, null, null)))))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("kind");
    assertThatThrownBy(
            () ->
                await(store.history().events(new Query(10, null, new RowFilter(null, null, "x")))))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("status");
  }

  // Runs

  @Test
  void the_same_run_twice_is_one_run() {
    assertThat(await(store.runs().start(run("r1", "e1")))).isTrue();
    assertThat(await(store.runs().start(run("r1", "e2")))).isFalse();
    assertThat(await(store.runs().run("r1")))
        .contains(new JournaledRun(run("r1", "e1"), List.of()));
  }

  @Test
  void an_entry_and_the_status_are_written_together() {
    FlowRun run = run("r1", "e1");
    await(store.runs().start(run));
    FlowRun waiting =
        new FlowRun(
            "r1",
            new PinnedFlow("notify", "v1"),
            new RunCause("e1", "{\"a\":1}", null),
            NOON,
            new RunProgress(RunStatus.WAITING, null, null));

    await(store.runs().append(entry("r1", 1), run));
    await(store.runs().append(entry("r1", 2), waiting));

    assertThat(await(store.runs().open()))
        .containsExactly(new JournaledRun(waiting, List.of(entry("r1", 1), entry("r1", 2))));
  }

  @Test
  void ids_of_open_runs_come_in_pages_oldest_first() {
    for (String id : List.of("r4", "r1", "r3", "r2")) {
      await(store.runs().start(run(id, "e1")));
    }
    await(
        store.runs().append(entry("r1", 1), ended(run("r1", "e1"), "Failed", NOON.plusSeconds(1))));

    Page<String> first = await(store.runs().openIds(2, null));
    assertThat(first.items()).containsExactly("r4", "r3");
    Page<String> second = await(store.runs().openIds(2, first.next()));
    assertThat(second.items()).containsExactly("r2");
    assertThat(second.next()).isNull();
    assertThatThrownBy(() -> await(store.runs().openIds(2, "r9")))
        .isInstanceOf(CursorException.class);
    assertThatThrownBy(() -> await(store.runs().openIds(1_001, null)))
        .hasMessage("limit must be 1 to 1000, but is 1001");
  }

  @Test
  void open_runs_come_oldest_first_with_their_own_journals_and_ended_ones_do_not() {
    for (String id : List.of("r3", "r1", "r2")) {
      await(store.runs().start(run(id, "e1")));
    }
    await(store.runs().append(entry("r1", 1), run("r1", "e1")));
    await(store.runs().append(entry("r3", 1), run("r3", "e1")));
    FlowRun over = ended(run("r1", "e1"), "Succeeded", NOON.plusSeconds(9));
    await(store.runs().append(entry("r1", 2), over));

    assertThat(await(store.runs().open()))
        .containsExactly(
            new JournaledRun(run("r3", "e1"), List.of(entry("r3", 1))),
            new JournaledRun(run("r2", "e1"), List.of()));
    assertThat(await(store.runs().run("r1")))
        .contains(new JournaledRun(over, List.of(entry("r1", 1), entry("r1", 2))));
  }

  @Test
  void a_journal_takes_each_number_once() {
    await(store.runs().start(run("r1", "e1")));
    await(store.runs().append(entry("r1", 1), run("r1", "e1")));

    assertThatThrownBy(() -> await(store.runs().append(entry("r1", 1), run("r1", "e1"))))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("number 1");
  }

  @Test
  void nothing_is_added_to_a_run_that_has_ended_or_does_not_exist() {
    await(store.runs().start(run("r1", "e1")));
    await(store.runs().append(entry("r1", 1), ended(run("r1", "e1"), "Cancelled", NOON)));

    assertThatThrownBy(() -> await(store.runs().append(entry("r1", 2), run("r1", "e1"))))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("ended");
    assertThatThrownBy(() -> await(store.runs().append(entry("r9", 1), run("r9", "e1"))))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("r9");
    assertThat(runIds(null, "Cancelled")).containsExactly("r1");
  }

  // Flows

  @Test
  void a_version_is_kept_as_first_seen() {
    FlowVersion version = new FlowVersion("h1", "notify", "{}", NOON);
    await(store.flows().keep(version));
    await(store.flows().keep(new FlowVersion("h1", "notify", "{}", NOON.plusSeconds(5))));

    assertThat(await(store.flows().version("h1"))).contains(version);
    assertThat(await(store.flows().version("h2"))).isEqualTo(Optional.empty());
  }

  @Test
  void the_latest_state_of_each_flow_counts() {
    FlowActivation paused = new FlowActivation("b", false, "by hand", NOON);
    FlowActivation other = new FlowActivation("a", false, "always fails", NOON);
    FlowActivation resumed = new FlowActivation("b", true, "by hand", NOON.plusSeconds(1));
    await(store.flows().set(paused));
    await(store.flows().set(other));
    assertThat(await(store.flows().states())).containsExactly(other, paused);

    await(store.flows().set(resumed));
    assertThat(await(store.flows().states())).containsExactly(other, resumed);
  }

  // Slots

  @Test
  void slots_that_may_still_count_are_loaded_with_their_ends() {
    Slot open = slot(1, NOON);
    Slot over = slot(2, NOON);
    Slot elsewhere = slot(1, NOON);
    await(store.slots().reserve("tenant/a", open));
    await(store.slots().reserve("tenant/a", over));
    await(store.slots().reserve("tenant/b", elsewhere));
    await(store.slots().settle("tenant/a", settled(over, NOON.plusSeconds(2))));

    assertThat(await(store.slots().load("tenant/a")))
        .containsExactly(open, settled(over, NOON.plusSeconds(2)));
    assertThat(await(store.slots().load("tenant/b"))).containsExactly(elsewhere);
    assertThat(await(store.slots().load("tenant/c"))).isEmpty();
  }

  @Test
  void slots_become_free_whatever_clock_steps_occur() {
    Slot before = slot(1, NOON);
    Slot after = slot(2, NOON.minus(Duration.ofDays(400)));
    await(store.slots().reserve("tenant/a", before));
    await(store.slots().reserve("tenant/a", after));

    assertThat(await(store.slots().load("tenant/a"))).containsExactly(before, after);
  }

  @Test
  void the_newest_slots_are_loaded() {
    int more = StoreConfig.inMemory().keepSlots() + 3;
    List<Future<Void>> reserved = new ArrayList<>();
    for (int i = 0; i < more; i++) {
      reserved.add(store.slots().reserve("tenant/a", slot(i, NOON)));
    }
    reserved.forEach(Samples::await);

    assertThat(await(store.slots().load("tenant/a")))
        .hasSize(StoreConfig.inMemory().keepSlots())
        .startsWith(slot(3, NOON))
        .endsWith(slot(more - 1, NOON));
  }

  @Test
  void a_permit_is_reserved_once() {
    await(store.slots().reserve("tenant/a", slot(1, NOON)));

    assertThatThrownBy(() -> await(store.slots().reserve("tenant/a", slot(1, NOON))))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("Permit 1");
  }

  // The whole

  @Test
  void an_open_store_accepts_writes_and_a_closed_one_refuses_them() throws Exception {
    await(store.check());
    await(store.close());

    assertThatThrownBy(() -> await(store.check()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("closed");
    store = open();
  }

  private static Commit withState(Map<String, String> watermarks, Watch... watches) {
    return Commit.of(CONNECTION, NOON)
        .withCheckpoint(new Checkpoint(new LinkedHashMap<>(watermarks), List.of(watches)));
  }

  private List<String> eventIds(@Nullable String kind, @Nullable String subject) {
    Query query = new Query(10, null, new RowFilter(kind, subject, null));
    return await(store.history().events(query)).items().stream().map(Event::id).toList();
  }

  private List<String> decisionKeys(
      @Nullable String kind, @Nullable String subject, @Nullable String verdict) {
    Query query = new Query(10, null, new RowFilter(kind, subject, verdict));
    return await(store.history().decisions(query)).items().stream()
        .map(decision -> decision.event().id() + "/" + decision.flow())
        .toList();
  }

  private List<String> runIds(@Nullable String flow, @Nullable String status) {
    Query query = new Query(10, null, new RowFilter(null, flow, status));
    return await(store.runs().list(query)).items().stream().map(FlowRun::id).toList();
  }
}
