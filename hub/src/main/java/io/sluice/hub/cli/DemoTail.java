package io.sluice.hub.cli;

import io.sluice.hub.source.Sources;
import io.sluice.hub.store.Rows;
import io.sluice.hub.store.SweepStore;
import io.vertx.core.Future;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/** Prints a line for each event as it is committed, with what the flows made of it. */
record DemoTail(PrintWriter out, SweepStore store) {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

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
                    .onSuccess(decisions -> event.ifPresent(found -> line(found, decisions))))
        .mapEmpty();
  }

  private void line(Rows.Event event, List<Rows.Decision> decisions) {
    String flows =
        decisions.stream()
            .map(decision -> decision.flow() + " " + decision.verdict())
            .collect(Collectors.joining(", "));
    out.printf(
        "  %s  --> %-28s %-24s %s%n",
        CLOCK.format(event.recordedAt().atZone(ZoneId.systemDefault())),
        event.kind(),
        event.subject(),
        flows.isEmpty() ? "no flow asks for it" : flows);
    out.flush();
  }
}
