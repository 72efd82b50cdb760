package io.sluice.hub.console;

import io.sluice.hub.store.Checkpoint;
import io.sluice.hub.store.Commit;
import io.sluice.hub.store.Decision;
import io.sluice.hub.store.Event;
import io.sluice.hub.store.EventRepeats;
import io.sluice.hub.store.FlowRun;
import io.sluice.hub.store.FlowStore;
import io.sluice.hub.store.Gap;
import io.sluice.hub.store.HistoryStore;
import io.sluice.hub.store.JournalEntry;
import io.sluice.hub.store.JournaledRun;
import io.sluice.hub.store.Page;
import io.sluice.hub.store.Query;
import io.sluice.hub.store.RunStore;
import io.sluice.hub.store.SlotStore;
import io.sluice.hub.store.Store;
import io.sluice.hub.store.StoreException;
import io.sluice.hub.store.Watch;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** In-memory store, newest first; supports only the queries of the console. */
final class MemoryStore implements Store, HistoryStore, RunStore {
  final List<Event> events = new ArrayList<>();
  final List<Decision> decisions = new ArrayList<>();
  final List<Watch> watches = new ArrayList<>();
  final List<FlowRun> runs = new ArrayList<>();
  final List<Gap> gaps = new ArrayList<>();
  final Map<String, EventRepeats> repeats = new LinkedHashMap<>();
  @Nullable String broken;
  @Nullable StoreException trouble;

  @Override
  public HistoryStore history() {
    return this;
  }

  @Override
  public RunStore runs() {
    return this;
  }

  @Override
  public FlowStore flows() {
    throw new UnsupportedOperationException();
  }

  @Override
  public SlotStore slots() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<Page<Gap>> gaps(Query query) {
    return Future.succeededFuture(new Page<>(List.copyOf(gaps), null));
  }

  @Override
  public Future<Boolean> prune() {
    return Future.succeededFuture(false);
  }

  @Override
  public Future<Void> check() {
    if (trouble != null) {
      return Future.failedFuture(trouble);
    }
    return broken == null ? Future.succeededFuture() : Future.failedFuture(failure());
  }

  @Override
  public Future<Void> close() {
    return Future.succeededFuture();
  }

  @Override
  public Future<Checkpoint> load(String connection) {
    return given(
        new Checkpoint(
            Map.of(),
            watches.stream().filter(watch -> watch.id().connection().equals(connection)).toList()));
  }

  @Override
  public Future<List<String>> commit(Commit sweep) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<Page<Event>> events(Query query) {
    return page(
        events,
        query,
        event ->
            is(query.filter().kind(), event.kind())
                && is(query.filter().subject(), event.subject().name()));
  }

  @Override
  public Future<Optional<Event>> event(String id) {
    return given(events.stream().filter(event -> event.id().equals(id)).findFirst());
  }

  @Override
  public Future<Optional<EventRepeats>> repeats(String eventId) {
    return given(Optional.ofNullable(repeats.get(eventId)));
  }

  @Override
  public Future<Page<Decision>> decisions(Query query) {
    return page(
        decisions,
        query,
        decision ->
            is(query.filter().kind(), decision.kind())
                && is(query.filter().subject(), decision.flow())
                && is(query.filter().status(), decision.verdict().word()));
  }

  @Override
  public Future<List<Decision>> decisionsOf(String eventId) {
    return given(
        decisions.stream().filter(decision -> decision.event().id().equals(eventId)).toList());
  }

  @Override
  public Future<Boolean> start(FlowRun run) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<Void> append(JournalEntry entry, FlowRun run) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<Page<String>> openIds(int limit, @Nullable String cursor) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<List<JournaledRun>> open() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<Page<FlowRun>> list(Query query) {
    return page(
        runs,
        query,
        run ->
            is(query.filter().subject(), run.flow().name())
                && is(query.filter().status(), run.status().text()));
  }

  @Override
  public Future<Optional<JournaledRun>> run(String id) {
    return given(
        runs.stream()
            .filter(run -> run.id().equals(id))
            .findFirst()
            .map(run -> new JournaledRun(run, List.of())));
  }

  private <T> Future<Page<T>> page(List<T> all, Query query, Predicate<T> wanted) {
    List<T> found = all.stream().filter(wanted).toList();
    int from = query.cursor() == null ? 0 : Integer.parseInt(query.cursor());
    int to = Math.min(found.size(), from + query.limit());
    String next = to < found.size() ? Integer.toString(to) : null;
    return given(new Page<>(List.copyOf(found.subList(from, to)), next));
  }

  private <T> Future<T> given(T value) {
    return broken == null ? Future.succeededFuture(value) : Future.failedFuture(failure());
  }

  private StoreException failure() {
    return new StoreException(String.valueOf(broken));
  }

  private static boolean is(@Nullable String wanted, String value) {
    return wanted == null || wanted.equals(value);
  }
}
