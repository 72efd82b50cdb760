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
 * The JDBC implementation of the store. Futures complete on the caller's Vert.x context, or on the
 * store's threads for callers without one.
 */
public final class JdbcStore implements Store {
  private final Writer writer;
  private final Readers readers;
  private final Database database;
  private final TableAccess access;
  private final HistoryPruner pruner;
  private final StoreConfig config;
  private final StoreMeters meters;

  private JdbcStore(
      StoreConfig config, StoreThreads threads, StoreMeters meters, Database database) {
    this.config = config;
    this.meters = meters;
    this.database = database;
    this.readers = new Readers(threads.readers(), database, this::damaged);
    this.writer =
        new Writer(
            threads.writer(),
            database,
            meters,
            new WriteBatcher<>(config.queueBound(), config.groupBound()),
            () -> {
              readers.close();
              database.close();
              threads.stop().run();
            });
    this.access = new Through(writer, readers);
    this.pruner = new HistoryPruner(access, database.dialect(), new Retention(config), meters);
    meters.size(database.dialect().size());
  }

  /**
   * Opens the store, creating or migrating it if needed. Blocking; do not call on an event loop.
   *
   * @throws StoreException if another process uses the folder, a newer version wrote it, or it is
   *     unusable
   */
  public static JdbcStore open(StoreConfig config, StoreThreads threads, Time time, Meters meters) {
    return open(
        config, threads, new StoreMeters(time, meters), SqliteDialect.open(config), Migrations.ALL);
  }

  /** Opens the store with a dialect. */
  static JdbcStore open(
      StoreConfig config,
      StoreThreads threads,
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
   * Writes a consistent copy of everything committed while writes continue; {@link StoreBackups}
   * restores it.
   *
   * @param file must not exist; appears only when the copy is complete and on disk
   */
  public Future<Void> backup(Path file) {
    return readers.outside(
        session -> {
          new BackupWriter(database.dialect(), file).write(session, meters.now());
          return null;
        });
  }

  /**
   * Deletes a small batch of rows older than the retention. {@link UpkeepVerticle} calls it
   * repeatedly.
   *
   * @return whether there may be more to delete
   */
  @Override
  public Future<Boolean> prune() {
    return pruner.step();
  }

  /** Checks the integrity of the whole database, which takes time; returns the errors found. */
  public Future<List<String>> damage() {
    return readers.outside(database.dialect()::damage);
  }

  private void damaged(StoreFault fault) {
    writer.damaged(fault);
  }

  TableAccess access() {
    return access;
  }

  private record Through(Writer writer, Readers readers) implements TableAccess {
    @Override
    public <T> Future<T> write(SqlWork<T> work) {
      return writer.submit(work, WorkUnit.Urgency.URGENT);
    }

    @Override
    public Future<Void> writeLater(SqlWork<Void> work) {
      Future<Void> written = writer.submit(work, WorkUnit.Urgency.PATIENT);
      return written.failed() ? written : Future.succeededFuture();
    }

    @Override
    public <T> Future<T> tidy(SqlWork<T> work) {
      return writer.submit(work, WorkUnit.Urgency.UPKEEP);
    }

    @Override
    public <T> Future<T> read(SqlWork<T> work) {
      return readers.submit(work);
    }
  }
}
