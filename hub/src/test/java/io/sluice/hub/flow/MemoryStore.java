package io.sluice.hub.flow;

import io.sluice.hub.store.FlowStore;
import io.sluice.hub.store.Page;
import io.sluice.hub.store.Query;
import io.sluice.hub.store.Rows;
import io.sluice.hub.store.RunStore;
import io.sluice.hub.store.SlotStore;
import io.sluice.hub.store.Store;
import io.sluice.hub.store.StoreException;
import io.sluice.hub.store.SweepStore;
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
  final Map<String, Rows.Run> runs = new LinkedHashMap<>();
  final Map<String, List<Rows.Entry>> journals = new LinkedHashMap<>();
  final Map<String, Rows.FlowVersion> versions = new LinkedHashMap<>();
  final Map<String, Rows.FlowState> states = new LinkedHashMap<>();

  Optional<Instant> backupOf = Optional.empty();

  /** So many of the next writes fail. */
  int failures;

  /** So many of the next readings of a version fail. */
  int unread;

  List<Rows.Entry> journal(String run) {
    return journals.getOrDefault(run, List.of());
  }

  @Override
  public Future<Boolean> start(Rows.Run run) {
    return Future.succeededFuture(runs.putIfAbsent(run.id(), run) == null);
  }

  @Override
  public Future<Void> append(Rows.Entry entry, Rows.Run run) {
    if (failures > 0) {
      failures--;
      return Future.failedFuture(new StoreException("the disk is full"));
    }
    List<Rows.Entry> journal = journals.computeIfAbsent(run.id(), id -> new ArrayList<>());
    if (entry.number() != journal.size() + 1) {
      return Future.failedFuture(
          new StoreException("entry " + entry.number() + " after " + journal.size()));
    }
    journal.add(entry);
    runs.put(run.id(), run);
    return Future.succeededFuture();
  }

  @Override
  public Future<List<Rows.OpenRun>> open() {
    return Future.succeededFuture(
        runs.values().stream()
            .filter(run -> run.endedAt() == null)
            .map(run -> new Rows.OpenRun(run, List.copyOf(journal(run.id()))))
            .toList());
  }

  @Override
  public Future<Page<String>> openIds(int limit, @Nullable String cursor) {
    int from = cursor == null ? 0 : Integer.parseInt(cursor);
    List<String> ids =
        runs.values().stream()
            .filter(run -> run.endedAt() == null)
            .skip(from)
            .limit(limit)
            .map(Rows.Run::id)
            .toList();
    return Future.succeededFuture(
        new Page<>(ids, ids.size() == limit ? String.valueOf(from + limit) : null));
  }

  @Override
  public Future<Page<Rows.Run>> list(Query query) {
    return Future.succeededFuture(new Page<>(new ArrayList<>(runs.values()), null));
  }

  @Override
  public Future<Optional<Rows.OpenRun>> run(String id) {
    return Future.succeededFuture(
        Optional.ofNullable(runs.get(id)).map(run -> new Rows.OpenRun(run, journal(id))));
  }

  @Override
  public Future<Void> keep(Rows.FlowVersion version) {
    versions.putIfAbsent(version.hash(), version);
    return Future.succeededFuture();
  }

  @Override
  public Future<Optional<Rows.FlowVersion>> version(String hash) {
    if (unread > 0) {
      unread--;
      return Future.failedFuture(new StoreException("the store has 1,000 reads waiting"));
    }
    return Future.succeededFuture(Optional.ofNullable(versions.get(hash)));
  }

  @Override
  public Future<List<Rows.FlowState>> states() {
    return Future.succeededFuture(new ArrayList<>(states.values()));
  }

  @Override
  public Future<Void> set(Rows.FlowState state) {
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
  public SweepStore sweeps() {
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
