package io.sluice.bench.hub;

import io.sluice.hub.store.Commit;
import io.sluice.hub.store.Decision;
import io.sluice.hub.store.Event;
import io.sluice.hub.store.EventRef;
import io.sluice.hub.store.HistoryStore;
import io.sluice.hub.store.Page;
import io.sluice.hub.store.Query;
import io.sluice.hub.store.RowFilter;
import io.sluice.hub.store.SubjectRef;
import io.sluice.hub.store.Verdict;
import io.sluice.hub.store.WatchId;
import io.sluice.hub.store.jdbc.StoreThreads;
import io.sluice.hub.time.Time;
import io.vertx.core.Future;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Pages of history and steps of forgetting, in a small store and in a large one: the cost must not
 * grow with the table. {@code -Dsluice.bench.rows=N} sets the large one's rows, 10 million if not
 * set (4 GB in the temporary folder, deleted at the end).
 */
public final class ListingPages {
  private static final int SMALL = 100_000;
  private static final int LARGE = Integer.getInteger("sluice.bench.rows", 10_000_000);
  private static final int BATCH = 1_000;
  private static final int TIMES = 1_000;
  private static final int STEPS = 300;
  private static final int PAGE = 50;
  private static final int SUBJECTS = 1_000;
  private static final List<String> KINDS =
      List.of(
          "datasource.refresh.failed", "datasource.refresh.succeeded", "segment.threshold.crossed");
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private ListingPages() {}

  private interface Ask {
    Future<? extends Page<?>> of(HistoryStore store, @Nullable String cursor);
  }

  /** Fills and measures both. */
  public static void run(PrintStream out) throws Exception {
    for (int rows : List.of(SMALL, LARGE)) {
      Shifted time = new Shifted();
      try (BenchStore bench = new BenchStore(time, StoreThreads.inline())) {
        long begun = System.nanoTime();
        Instant end = fill(bench, rows / 2);
        out.printf(
            "%,d rows, half events, half decisions; filled in %.0f s%n",
            rows, (System.nanoTime() - begun) / 1e9);
        time.now = end;
        for (Map.Entry<String, Ask> one : asks().entrySet()) {
          print(out, one.getKey(), pages(bench, one.getValue()));
        }
        time.now = end.plus(Duration.ofDays(10_000));
        print(out, "a step of forgetting", steps(bench));
      }
    }
  }

  private static Map<String, Ask> asks() {
    Map<String, Ask> asks = new LinkedHashMap<>();
    asks.put("newest events", (s, at) -> s.events(query(at, null, null, null)));
    asks.put("events of a kind", (s, at) -> s.events(query(at, KINDS.get(1), null, null)));
    asks.put("events of a subject", (s, at) -> s.events(query(at, null, "Subject 7", null)));
    asks.put(
        "events of a kind and subject",
        (s, at) -> s.events(query(at, KINDS.get(1), "Subject 7", null)));
    asks.put("newest decisions", (s, at) -> s.decisions(query(at, null, null, null)));
    asks.put("decisions of a flow", (s, at) -> s.decisions(query(at, null, "flow 3", null)));
    asks.put(
        "decisions with a rare verdict", (s, at) -> s.decisions(query(at, null, null, "paused")));
    return asks;
  }

  private static Query query(
      @Nullable String cursor,
      @Nullable String kind,
      @Nullable String subject,
      @Nullable String status) {
    return new Query(PAGE, cursor, new RowFilter(kind, subject, status));
  }

  /** Follows the cursor from page to page, and begins anew at the end. */
  private static long[] pages(BenchStore bench, Ask ask) throws Exception {
    long[] nanos = new long[TIMES];
    String cursor = null;
    for (int i = -TIMES / 10; i < TIMES; i++) {
      long begun = System.nanoTime();
      Page<?> page = BenchStore.await(ask.of(bench.store().history(), cursor));
      if (i >= 0) {
        nanos[i] = System.nanoTime() - begun;
      }
      cursor = page.next();
    }
    return nanos;
  }

  private static long[] steps(BenchStore bench) throws Exception {
    long[] nanos = new long[STEPS];
    for (int i = 0; i < STEPS; i++) {
      long begun = System.nanoTime();
      BenchStore.await(bench.store().prune());
      nanos[i] = System.nanoTime() - begun;
    }
    return nanos;
  }

  private static void print(PrintStream out, String name, long[] nanos) {
    Arrays.sort(nanos);
    out.printf(
        "  %-32s p50 %8.3f ms   p99 %8.3f ms%n",
        name, nanos[nanos.length / 2] / 1e6, nanos[(int) (nanos.length * 0.99)] / 1e6);
  }

  /** Gives the time of the newest row. */
  private static Instant fill(BenchStore bench, int events) throws Exception {
    Instant at = BEGIN;
    for (int from = 0; from < events; from += BATCH) {
      List<Event> some = new ArrayList<>();
      List<Decision> decisions = new ArrayList<>();
      for (int i = from; i < Math.min(from + BATCH, events); i++) {
        at = BEGIN.plusSeconds(i);
        some.add(event(i, at));
        decisions.add(decision(i, at));
      }
      Function<List<Event>, Commit> sweep = now(at, decisions);
      BenchStore.await(bench.store().history().commit(sweep.apply(some)));
    }
    return at;
  }

  private static Function<List<Event>, Commit> now(Instant at, List<Decision> decisions) {
    return events -> Commit.of("bench", at).withEvents(events).withDecisions(decisions);
  }

  private static Event event(int i, Instant at) {
    String subject = "Subject " + i % SUBJECTS;
    String kind = KINDS.get(i % KINDS.size());
    return new Event(
        id(i),
        new WatchId("bench", kind, "watch " + i % SUBJECTS),
        new SubjectRef("id " + i % SUBJECTS, subject),
        at,
        at,
        "{\"data\":{\"size\":1234}}");
  }

  private static Decision decision(int i, Instant at) {
    return new Decision(
        new EventRef(id(i), KINDS.get(i % KINDS.size()), "Subject " + i % SUBJECTS),
        "flow " + i % 10,
        new Verdict(i % 500 == 0 ? "paused" : "filtered", "the condition does not hold", null),
        at,
        null);
  }

  private static String id(int i) {
    return "%016x%016x".formatted(i * 0x9E3779B97F4A7C15L, (long) i);
  }

  private static final class Shifted implements Time {
    private Instant now = BEGIN;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public long nanos() {
      return System.nanoTime();
    }
  }
}
