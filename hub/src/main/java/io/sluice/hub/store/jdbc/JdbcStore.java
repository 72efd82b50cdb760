package io.sluice.hub.store.jdbc;

import io.sluice.hub.metrics.Meters;
import io.sluice.hub.store.FlowStore;
import io.sluice.hub.store.HistoryStore;
import io.sluice.hub.store.RunStore;
import io.sluice.hub.store.SlotStore;
import io.sluice.hub.store.Store;
import io.sluice.hub.store.StoreConfig;
import io.sluice.hub.store.StoreException;
import io.sluice.hub.time.Time;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.List;

/**
 * The store over JDBC. Futures complete on the Vert.x context that called, or on the store's
 * threads for callers without one.
 */
public final class JdbcStore implements Store {
  private final Writer writer;
  private final Readers readers;
  private final Database database;
  private final Access access;
  private final Pruner pruner;
  private final StoreConfig config;
  private final StoreMeters meters;

  private JdbcStore(StoreConfig config, Threads threads, StoreMeters meters, Database database) {
    this.config = config;
    this.meters = meters;
    this.database = database;
    this.readers = new Readers(threads.readers(), database, this::damaged);
    this.writer =
        new Writer(
            threads.writer(),
            database,
            meters,
            new Batcher<>(config.queueBound(), config.groupBound()),
            () -> {
              readers.close();
              database.close();
              threads.stop().run();
            });
    this.access = new Through(writer, readers);
    this.pruner = new Pruner(access, database.dialect(), new Retention(config), meters);
    meters.size(database.dialect().size());
  }

  /**
   * Opens the store, making or upgrading it as needed. Blocks: not for an event loop.
   *
   * @throws StoreException when another process uses the folder, a newer program wrote it, or it
   *     cannot be used
   */
  public static JdbcStore open(StoreConfig config, Threads threads, Time time, Meters meters) {
    return open(
        config, threads, new StoreMeters(time, meters), Sqlite.open(config), Migrations.ALL);
  }

  /** Opens over a given database. */
  static JdbcStore open(
      StoreConfig config,
      Threads threads,
      StoreMeters meters,
      Dialect dialect,
      Migrations migrations) {
    return new JdbcStore(config, threads, meters, Database.open(dialect, migrations));
  }

  @Override
  public HistoryStore history() {
    return new HistoryTables(access);
  }

  @Override
  public RunStore runs() {
    return new RunTables(access);
  }

  @Override
  public FlowStore flows() {
    return new FlowTables(access);
  }

  @Override
  public SlotStore slots() {
    return new SlotTable(access, config.keepSlots());
  }

  @Override
  public Future<Void> check() {
    return access.write(session -> null);
  }

  @Override
  public Future<Void> close() {
    return writer.close();
  }

  /**
   * Writes a consistent copy of everything committed, while writes go on; {@link StoreCopies}
   * brings it back.
   *
   * @param file must not exist; is there only when the copy is whole and on disk
   */
  public Future<Void> backup(Path file) {
    return readers.outside(
        session -> {
          new Backup(database.dialect(), file).write(session, meters.now());
          return null;
        });
  }

  /**
   * Forgets a little of what is older than the retention. Called again and again, one call after
   * the other, by {@link UpkeepVerticle}.
   *
   * @return whether there may be more to forget now
   */
  @Override
  public Future<Boolean> prune() {
    return pruner.step();
  }

  /** Checks the whole database, which takes time; gives what is wrong, in words. */
  public Future<List<String>> damage() {
    return readers.outside(database.dialect()::damage);
  }

  private void damaged(Setback setback) {
    writer.damaged(setback);
  }

  Access access() {
    return access;
  }

  private record Through(Writer writer, Readers readers) implements Access {
    @Override
    public <T> Future<T> write(Work<T> work) {
      return writer.submit(work, Unit.Manner.URGENT);
    }

    @Override
    public Future<Void> writeLater(Work<Void> work) {
      Future<Void> written = writer.submit(work, Unit.Manner.PATIENT);
      return written.failed() ? written : Future.succeededFuture();
    }

    @Override
    public <T> Future<T> tidy(Work<T> work) {
      return writer.submit(work, Unit.Manner.UPKEEP);
    }

    @Override
    public <T> Future<T> read(Work<T> work) {
      return readers.submit(work);
    }
  }
}
