package io.sluice.hub.flow;

import io.sluice.hub.store.FlowActivation;
import io.sluice.hub.store.FlowRun;
import io.sluice.hub.store.FlowStore;
import io.sluice.hub.store.FlowVersion;
import io.sluice.hub.store.HistoryStore;
import io.sluice.hub.store.JournalEntry;
import io.sluice.hub.store.JournaledRun;
import io.sluice.hub.store.Page;
import io.sluice.hub.store.Query;
import io.sluice.hub.store.RunStore;
import io.sluice.hub.store.SlotStore;
import io.sluice.hub.store.Store;
import io.sluice.hub.store.StoreException;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps runs and flows in memory, and outlives the verticle that uses it. */
final class MemoryStore implements Store, RunStore, FlowStore {
  final Map<String, FlowRun> runs = new LinkedHashMap<>();
  final Map<String, List<JournalEntry>> journals = new LinkedHashMap<>();
  final Map<String, FlowVersion> versions = new LinkedHashMap<>();
  final Map<String, FlowActivation> states = new LinkedHashMap<>();

  Optional<Instant> backupOf = Optional.empty();

  /** Number of next writes that fail. */
  int failures;

  /** Number of next reads of a version that fail. */
  int unread;

  List<JournalEntry> journal(String run) {
    return journals.getOrDefault(run, List.of());
  }

  @Override
  public Future<Boolean> start(FlowRun run) {
    return Future.succeededFuture(runs.putIfAbsent(run.id(), run) == null);
  }

  @Override
  public Future<Void> append(JournalEntry entry, FlowRun run) {
    if (failures > 0) {
      failures--;
      return Future.failedFuture(new StoreException("the disk is full"));
    }
    List<JournalEntry> journal = journals.computeIfAbsent(run.id(), id -> new ArrayList<>());
    if (entry.number() != journal.size() + 1) {
      return Future.failedFuture(
          new StoreException("entry " + entry.number() + " after " + journal.size()));
    }
    journal.add(entry);
    runs.put(run.id(), run);
    return Future.succeededFuture();
  }

  @Override
  public Future<List<JournaledRun>> open() {
    return Future.succeededFuture(
        runs.values().stream()
            .filter(run -> !run.hasEnded())
            .map(run -> new JournaledRun(run, List.copyOf(journal(run.id()))))
            .toList());
  }

  @Override
  public Future<Page<String>> openIds(int limit, @Nullable String cursor) {
    int from = cursor == null ? 0 : Integer.parseInt(cursor);
    List<String> ids =
        runs.values().stream()
            .filter(run -> !run.hasEnded())
            .skip(from)
            .limit(limit)
            .map(FlowRun::id)
            .toList();
    return Future.succeededFuture(
        new Page<>(ids, ids.size() == limit ? String.valueOf(from + limit) : null));
  }

  @Override
  public Future<Page<FlowRun>> list(Query query) {
    return Future.succeededFuture(new Page<>(new ArrayList<>(runs.values()), null));
  }

  @Override
  public Future<Optional<JournaledRun>> run(String id) {
    return Future.succeededFuture(
        Optional.ofNullable(runs.get(id)).map(run -> new JournaledRun(run, journal(id))));
  }

  @Override
  public Future<Void> keep(FlowVersion version) {
    versions.putIfAbsent(version.hash(), version);
    return Future.succeededFuture();
  }

  @Override
  public Future<Optional<FlowVersion>> version(String hash) {
    if (unread > 0) {
      unread--;
      return Future.failedFuture(new StoreException("the store has 1,000 reads waiting"));
    }
    return Future.succeededFuture(Optional.ofNullable(versions.get(hash)));
  }

  @Override
  public Future<List<FlowActivation>> states() {
    return Future.succeededFuture(new ArrayList<>(states.values()));
  }

  @Override
  public Future<Void> set(FlowActivation state) {
    states.put(state.flow(), state);
    return Future.succeededFuture();
  }

  @Override
  public Future<Optional<Instant>> backupOf() {
    return Future.succeededFuture(backupOf);
  }

  @Override
  public Future<Void> settled() {
    backupOf = Optional.empty();
    return Future.succeededFuture();
  }

  @Override
  public RunStore runs() {
    return this;
  }

  @Override
  public FlowStore flows() {
    return this;
  }

  @Override
  public HistoryStore history() {
    throw new IllegalStateException("flows do not look at sweeps");
  }

  @Override
  public SlotStore slots() {
    throw new IllegalStateException("flows do not look at slots");
  }

  @Override
  public Future<Boolean> prune() {
    return Future.succeededFuture(false);
  }

  @Override
  public Future<Void> check() {
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> close() {
    return Future.succeededFuture();
  }
}
