package io.sluice.hub.cli;

import io.sluice.hub.source.Sources;
import io.sluice.hub.store.Decision;
import io.sluice.hub.store.Event;
import io.sluice.hub.store.HistoryStore;
import io.vertx.core.Future;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Prints each committed event on one line, with the decisions of the flows. */
record DemoTail(PrintWriter out, HistoryStore store, Executor printer) {
  /** Lines that wait while the terminal is stopped (Ctrl-S); further ones are dropped. */
  private static final int MAX_QUEUED = 1_000;

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

  /** Flows named per decision; the rest is counted. */
  private static final int MAX_NAMES = 3;

  /**
   * Prints on a thread of its own, since writing to a stopped terminal blocks and the hub must go
   * on.
   */
  DemoTail(PrintWriter out, HistoryStore store) {
    this(
        out,
        store,
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MAX_QUEUED),
            work -> daemon(work),
            new ThreadPoolExecutor.DiscardPolicy()));
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "sluice-demo-tail");
    thread.setDaemon(true);
    return thread;
  }

  void swept(Sources.Swept swept) {
    Future<Void> before = Future.succeededFuture();
    for (String id : swept.events()) {
      before = before.compose(done -> print(id));
    }
  }

  private Future<Void> print(String id) {
    return store
        .event(id)
        .compose(
            event ->
                store
                    .decisionsOf(id)
                    .onSuccess(
                        decisions ->
                            event.ifPresent(
                                found -> printer.execute(() -> line(found, decisions)))))
        .mapEmpty();
  }

  private void line(Event event, List<Decision> decisions) {
    out.printf(
        "  %s  --> %-28s %-24s %s%n",
        CLOCK.format(event.recordedAt().atZone(ZoneId.systemDefault())),
        event.kind(),
        event.subject().name(),
        verdicts(decisions));
    out.flush();
  }

  /** The decisions about an event, grouped by ruling, as in "a and b fired, c paused". */
  static String verdicts(List<Decision> decisions) {
    Map<String, List<String>> flows = new LinkedHashMap<>();
    for (Decision decision : decisions) {
      flows
          .computeIfAbsent(decision.verdict().word(), verdict -> new ArrayList<>())
          .add(decision.flow());
    }
    return flows.isEmpty()
        ? "no flow subscribes to it"
        : flows.entrySet().stream()
            .map(verdict -> names(verdict.getValue()) + " " + verdict.getKey())
            .collect(Collectors.joining(", "));
  }

  private static String names(List<String> flows) {
    if (flows.size() == 1) {
      return flows.get(0);
    }
    // A single further name is as short as "1 more".
    int shown = flows.size() == MAX_NAMES + 1 ? flows.size() : MAX_NAMES;
    if (flows.size() <= shown) {
      return String.join(", ", flows.subList(0, flows.size() - 1))
          + " and "
          + flows.get(flows.size() - 1);
    }
    return String.join(", ", flows.subList(0, shown))
        + " and %d more".formatted(flows.size() - shown);
  }
}
