package io.sluice.hub.prove;

import io.sluice.hub.store.Checkpoint;
import io.sluice.hub.store.Commit;
import io.sluice.hub.store.Decision;
import io.sluice.hub.store.Event;
import io.sluice.hub.store.EventRepeats;
import io.sluice.hub.store.FlowStore;
import io.sluice.hub.store.Gap;
import io.sluice.hub.store.HistoryStore;
import io.sluice.hub.store.Page;
import io.sluice.hub.store.Query;
import io.sluice.hub.store.RunStore;
import io.sluice.hub.store.SlotStore;
import io.sluice.hub.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiConsumer;

/**
 * A store with slow commits of sweeps; after some, the process dies before it is notified. One
 * instance for each process of a hub; the real store survives.
 */
final class TroubledStore implements Store, HistoryStore {
  private final Store real;
  private final WorldClock clock;
  private final Random chance;
  private final double deathAfterCommit;
  private final BiConsumer<Commit, List<String>> committed;
  private boolean dead;

  TroubledStore(
      Store real,
      WorldClock clock,
      Random chance,
      double deathAfterCommit,
      BiConsumer<Commit, List<String>> committed) {
    this.real = real;
    this.clock = clock;
    this.chance = chance;
    this.deathAfterCommit = deathAfterCommit;
    this.committed = committed;
  }

  /** Whether the process died. */
  boolean dead() {
    return dead;
  }

  @Override
  public Future<List<String>> commit(Commit sweep) {
    Duration before = Duration.ofMillis(chance.nextInt(3) == 0 ? chance.nextInt(3_000) : 1);
    boolean dies = chance.nextDouble() < deathAfterCommit;
    Promise<List<String>> heard = Promise.promise();
    clock
        .life()
        .vertx()
        .setTimer(
            Math.max(1, before.toMillis()),
            fired ->
                real.history()
                    .commit(sweep)
                    .onSuccess(fresh -> committed.accept(sweep, fresh))
                    .onComplete(
                        done -> {
                          dead = dies;
                          if (!dies) {
                            heard.handle(done);
                          }
                        }));
    return heard.future();
  }

  @Override
  public HistoryStore history() {
    return this;
  }

  @Override
  public RunStore runs() {
    return real.runs();
  }

  @Override
  public FlowStore flows() {
    return real.flows();
  }

  @Override
  public SlotStore slots() {
    return real.slots();
  }

  @Override
  public Future<Boolean> prune() {
    return real.prune();
  }

  @Override
  public Future<Void> check() {
    return real.check();
  }

  @Override
  public Future<Void> close() {
    return Future.succeededFuture();
  }

  @Override
  public Future<Checkpoint> load(String connection) {
    return real.history().load(connection);
  }

  @Override
  public Future<Page<Event>> events(Query query) {
    return real.history().events(query);
  }

  @Override
  public Future<Page<Gap>> gaps(Query query) {
    return real.history().gaps(query);
  }

  @Override
  public Future<Optional<Event>> event(String id) {
    return real.history().event(id);
  }

  @Override
  public Future<Optional<EventRepeats>> repeats(String eventId) {
    return real.history().repeats(eventId);
  }

  @Override
  public Future<Page<Decision>> decisions(Query query) {
    return real.history().decisions(query);
  }

  @Override
  public Future<List<Decision>> decisionsOf(String eventId) {
    return real.history().decisionsOf(eventId);
  }
}
