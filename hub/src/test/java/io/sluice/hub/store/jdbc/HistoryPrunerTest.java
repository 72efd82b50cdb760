package io.sluice.hub.store.jdbc;

import static io.sluice.hub.store.Samples.NOON;
import static io.sluice.hub.store.Samples.await;
import static io.sluice.hub.store.Samples.decision;
import static io.sluice.hub.store.Samples.ended;
import static io.sluice.hub.store.Samples.entry;
import static io.sluice.hub.store.Samples.event;
import static io.sluice.hub.store.Samples.run;
import static io.sluice.hub.store.Samples.slot;
import static io.sluice.hub.store.Samples.sweep;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.store.Event;
import io.sluice.hub.store.FlowRun;
import io.sluice.hub.store.JournaledRun;
import io.sluice.hub.store.PinnedFlow;
import io.sluice.hub.store.Query;
import io.sluice.hub.store.RunCause;
import io.sluice.hub.store.RunProgress;
import io.sluice.hub.store.Samples;
import io.sluice.hub.store.StoreConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** docs/faults.md F9: history is bounded, and nothing of a live run is ever pruned. */
final class HistoryPrunerTest {
  private static final Duration MONTH = Duration.ofDays(30);
  private final StoreFixture fixture = new StoreFixture();

  @Example
  void young_history_stays() {
    JdbcStore store = open(Long.MAX_VALUE);
    commit(store, "e1", "r1");
    end(store, "e1", "r1", NOON);

    fixture.pass(MONTH);
    pruneAll(store);

    assertThat(eventIds(store)).containsExactly("e1");
    assertThat(await(store.runs().run("r1"))).isPresent();
  }

  @Example
  void a_clock_set_forward_expires_nothing_and_one_set_back_keeps_more() {
    JdbcStore store = open(Long.MAX_VALUE);
    commit(store, "e1", "r1");
    end(store, "e1", "r1", NOON);

    fixture.step(MONTH.multipliedBy(12));
    pruneAll(store);
    assertThat(eventIds(store)).containsExactly("e1");

    fixture.step(MONTH.multipliedBy(-24));
    fixture.pass(MONTH.plusDays(1));
    pruneAll(store);
    assertThat(eventIds(store)).containsExactly("e1");

    fixture.step(MONTH.multipliedBy(12));
    pruneAll(store);
    assertThat(eventIds(store)).isEmpty();
  }

  @Example
  void old_events_are_deleted_with_all_their_rows() {
    JdbcStore store = open(Long.MAX_VALUE);
    commit(store, "e1", "r1");
    end(store, "e1", "r1", NOON);

    fixture.pass(MONTH.plusDays(1));
    pruneAll(store);

    for (String table : List.of("event", "decision", "run", "journal")) {
      assertThat(count(store, table)).as(table).isZero();
    }
    assertThat(await(store.damage())).isEmpty();
  }

  @Example
  void a_live_run_keeps_its_journal_and_its_event_however_old() {
    JdbcStore store = open(1);
    commit(store, "e1", "r1");
    await(store.runs().append(entry("r1", 1), run("r1", "e1")));
    commit(store, "e2", "r2");
    end(store, "e2", "r2", NOON);

    fixture.pass(Duration.ofDays(4_000));
    pruneAll(store);

    assertThat(await(store.runs().open()))
        .containsExactly(new JournaledRun(run("r1", "e1"), List.of(entry("r1", 1))));
    assertThat(eventIds(store)).containsExactly("e1");
    assertThat(await(store.history().decisionsOf("e1"))).hasSize(1);
    assertThat(await(store.runs().run("r2"))).isEmpty();
  }

  @Example
  void an_event_stays_as_long_as_one_of_its_runs_does() {
    JdbcStore store = open(Long.MAX_VALUE);
    commit(store, "e1", "r1");
    end(store, "e1", "r1", NOON.plus(Duration.ofDays(20)));

    fixture.pass(MONTH.plusDays(1));
    pruneAll(store);
    assertThat(eventIds(store)).containsExactly("e1");

    fixture.pass(Duration.ofDays(20));
    pruneAll(store);
    assertThat(eventIds(store)).isEmpty();
  }

  @Example
  void above_the_size_limit_the_oldest_rows_are_deleted_but_never_the_last_day() {
    JdbcStore store = open(1);
    commit(store, "e1", "r1");
    end(store, "e1", "r1", NOON);
    pruneAll(store);
    assertThat(eventIds(store)).containsExactly("e1");

    fixture.pass(StoreConfig.MIN_RETENTION.plusSeconds(2));
    pruneAll(store);
    assertThat(eventIds(store)).isEmpty();
  }

  @Example
  void many_old_rows_are_deleted_in_several_steps() {
    JdbcStore store = open(Long.MAX_VALUE);
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 2 * HistoryPruner.STEP + 1; i++) {
      events.add(event("e" + i));
    }
    await(store.history().commit(sweep(events, List.of(), List.of())));

    fixture.pass(MONTH.plusDays(1));
    // A pass begins with the runs; there are none.
    assertThat(await(store.prune())).isTrue();
    assertThat(await(store.prune())).isTrue();
    assertThat(count(store, "event")).isEqualTo(HistoryPruner.STEP + 1L);
    pruneAll(store);
    assertThat(count(store, "event")).isZero();
  }

  @Example
  void a_long_journal_is_deleted_in_several_steps() {
    JdbcStore store = open(Long.MAX_VALUE);
    await(store.runs().start(run("r1", "e1")));
    for (int i = 1; i <= 2_500; i++) {
      await(store.runs().append(entry("r1", i), run("r1", "e1")));
    }
    await(store.runs().append(entry("r1", 2_501), ended(run("r1", "e1"), "Succeeded", NOON)));

    fixture.pass(MONTH.plusDays(1));
    assertThat(await(store.prune())).isTrue();
    assertThat(count(store, "journal")).isEqualTo(1_501L);
    assertThat(count(store, "run")).isEqualTo(1L);
    pruneAll(store);
    assertThat(count(store, "journal")).isZero();
    assertThat(count(store, "run")).isZero();
  }

  @Example
  void kept_old_rows_do_not_hide_later_ones() {
    JdbcStore store = open(Long.MAX_VALUE);
    for (int i = 0; i < HistoryPruner.STEP + 10; i++) {
      await(store.runs().start(run("live" + i, "e1")));
    }
    await(store.runs().start(run("over", "e1")));
    await(store.runs().append(entry("over", 1), ended(run("over", "e1"), "Succeeded", NOON)));

    fixture.pass(MONTH.plusDays(1));
    pruneAll(store);

    assertThat(count(store, "run")).isEqualTo(HistoryPruner.STEP + 10L);
    assertThat(await(store.runs().run("over"))).isEmpty();
  }

  @Example
  void old_open_runs_do_not_prevent_the_pruning_of_events() {
    JdbcStore store = open(Long.MAX_VALUE);
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 2 * HistoryPruner.STEP; i++) {
      await(store.runs().start(run("live" + i, "elsewhere")));
      events.add(event("e" + i));
    }
    await(store.history().commit(sweep(events, List.of(), List.of())));

    fixture.pass(MONTH.plusDays(1));
    pruneAll(store);

    assertThat(count(store, "run")).isEqualTo(2L * HistoryPruner.STEP);
    assertThat(count(store, "event")).isZero();
  }

  @Example
  void of_the_slots_of_each_ledger_the_newest_stay() {
    JdbcStore store = fixture.open(StoreConfig.inMemory().withSlots(2), StoreThreads.inline());
    for (int i = 1; i <= 4; i++) {
      await(store.slots().reserve("a", slot(i, NOON)));
    }
    await(store.slots().reserve("b", slot(1, NOON)));

    pruneAll(store);

    assertThat(count(store, "slot")).isEqualTo(3L);
    assertThat(await(store.slots().load("a"))).containsExactly(slot(3, NOON), slot(4, NOON));
  }

  @Example
  void room_that_was_freed_is_given_back_to_the_disk() throws Exception {
    java.nio.file.Path folder = java.nio.file.Files.createTempDirectory("sluice-store");
    JdbcStore store =
        fixture.open(
            StoreConfig.in(folder).withRetention(MONTH, Long.MAX_VALUE), StoreThreads.inline());
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      Event event = event("e" + i, "k", "x".repeat(500), "s");
      events.add(event);
    }
    await(store.history().commit(sweep(events, List.of(), List.of())));
    long full = pages(store);

    fixture.pass(MONTH.plusDays(1));
    pruneAll(store);

    assertThat(pages(store)).isLessThan(full / 2);
    await(store.close());
  }

  /** For all ages and ends: deleted rows were old and ended, remaining ones were not. */
  @Property(tries = 60)
  void only_old_and_ended_rows_are_deleted(
      @ForAll @Size(max = 12) List<@IntRange(max = 40) Integer> days,
      @ForAll @Size(min = 12, max = 12) List<@IntRange(max = 60) Integer> lasting) {
    StoreFixture clock = new StoreFixture();
    JdbcStore store =
        clock.open(
            StoreConfig.inMemory().withRetention(MONTH, Long.MAX_VALUE), StoreThreads.inline());
    Instant now = NOON.plus(Duration.ofDays(40));
    Instant cutoff = now.minus(MONTH);
    List<Integer> starts = days.stream().sorted().toList();
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      Instant start = NOON.plus(Duration.ofDays(starts.get(i)));
      Instant end = start.plus(Duration.ofDays(lasting.get(i)));
      boolean over = !end.isAfter(now);
      FlowRun run =
          new FlowRun(
              "r" + i,
              new PinnedFlow("f", "v"),
              new RunCause("e", "{}", null),
              start,
              RunProgress.STARTED);
      await(store.runs().start(run));
      if (over) {
        await(store.runs().append(entry("r" + i, 1), ended(run, "Succeeded", end)));
      }
      if (!over || !end.isBefore(cutoff)) {
        kept.add("r" + i);
      }
    }

    clock.pass(Duration.between(clock.instant(), now));
    pruneAll(store);

    assertThat(await(store.runs().list(Query.newest(100))).items())
        .extracting(FlowRun::id)
        .containsExactlyInAnyOrderElementsOf(kept);
    await(store.close());
  }

  private JdbcStore open(long bytes) {
    return fixture.open(StoreConfig.inMemory().withRetention(MONTH, bytes), StoreThreads.inline());
  }

  private static void commit(JdbcStore store, String eventId, String runId) {
    await(
        store
            .history()
            .commit(
                sweep(
                    List.of(event(eventId)),
                    List.of(decision(eventId, "notify", runId)),
                    List.of(run(runId, eventId)))));
  }

  private static void end(JdbcStore store, String eventId, String runId, Instant at) {
    FlowRun over = ended(run(runId, eventId), "Succeeded", at);
    await(store.runs().append(entry(runId, 1), over));
  }

  private static void pruneAll(JdbcStore store) {
    int steps = 0;
    while (await(store.prune())) {
      assertThat(steps++).isLessThan(100);
    }
  }

  private static List<String> eventIds(JdbcStore store) {
    return await(store.history().events(Query.newest(100))).items().stream()
        .map(Event::id)
        .toList();
  }

  private static long count(JdbcStore store, String table) {
    return Samples.await(
            store.access().read(session -> session.number("select count(*) from " + table)))
        .orElseThrow();
  }

  private static long pages(JdbcStore store) {
    return await(store.access().read(session -> session.number("pragma page_count"))).orElseThrow();
  }
}
