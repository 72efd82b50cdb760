package io.sluice.hub.store.jdbc;

import io.sluice.hub.store.StoreException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The single writer: queues writes from any thread and commits them in groups on its executor, one
 * group at a time. While a group is flushed to disk, the next one is collected. After a fault it
 * refuses writes until a probe, triggered by the first write after a back-off, succeeds.
 */
final class Writer {
  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

  private final Executor executor;
  private final Database database;
  private final StoreMeters meters;
  private final WriteBatcher<WorkUnit<?>> queue;
  private final Runnable shut;
  private volatile StoreHealth health = StoreHealth.FINE;

  /** Guarded by the monitor of the queue, like the next two fields. */
  private boolean working;

  /** Completes the future of {@link #close}; set once the store is closing. */
  private @Nullable Runnable closing;

  private boolean closed;

  /**
   * A writer with an empty queue.
   *
   * @param shut closes connections and threads once the last group is written
   */
  Writer(
      Executor executor,
      Database database,
      StoreMeters meters,
      WriteBatcher<WorkUnit<?>> queue,
      Runnable shut) {
    this.executor = executor;
    this.database = database;
    this.shut = shut;
    this.meters = meters;
    this.queue = queue;
  }

  /** Queues a write; its future fails at once when the store refuses it. */
  <T> Future<T> submit(SqlWork<T> work, WorkUnit.Urgency manner) {
    WorkUnit<T> unit = new WorkUnit<>(work, manner, CallerContext.current());
    StoreException refusal;
    boolean start;
    synchronized (queue) {
      refusal = refusal(unit);
      start = refusal == null && !working && queue.due();
      working |= start;
      meters.queued(queue.size());
    }
    if (refusal != null) {
      meters.refused();
      return Future.failedFuture(refusal);
    }
    if (start) {
      start();
    }
    return unit.future();
  }

  /** Writes what is queued, patient writes included, then closes the database. */
  Future<Void> close() {
    Promise<Void> promise = Promise.promise();
    CallerContext caller = CallerContext.current();
    boolean start;
    synchronized (queue) {
      if (closing != null) {
        return Future.failedFuture(new StoreException("The store is closed already"));
      }
      closing = () -> caller.run(promise::complete);
      queue.hurry();
      start = !working;
      working = true;
    }
    if (start) {
      start();
    }
    return promise.future();
  }

  private @Nullable StoreException refusal(WorkUnit<?> unit) {
    if (closing != null) {
      return new StoreException("The store is closed");
    }
    StoreException refusal =
        unit.manner() == WorkUnit.Urgency.UPKEEP ? null : health.refusal(meters.nanos());
    if (refusal != null) {
      return refusal;
    }
    if (!queue.offer(unit, unit.manner() == WorkUnit.Urgency.PATIENT)) {
      return new StoreException(
          "The store has %d writes waiting and takes no more until some are on disk: slow down, or check why the disk is slow"
              .formatted(queue.size()));
    }
    return null;
  }

  private void start() {
    try {
      executor.execute(this::work);
    } catch (RejectedExecutionException e) {
      LOG.error("The store's thread has ended before the store; what is queued is lost", e);
      StoreException gone = new StoreException("The store's thread has ended", e);
      for (List<WorkUnit<?>> group = next(); !group.isEmpty(); group = next()) {
        group.forEach(unit -> unit.failed(gone));
        group.forEach(WorkUnit::settle);
      }
    }
  }

  private void work() {
    for (List<WorkUnit<?>> group = next(); !group.isEmpty(); group = next()) {
      write(group);
    }
  }

  /** The next group; empty when the writer has nothing to do, or has closed the store. */
  private List<WorkUnit<?>> next() {
    List<WorkUnit<?>> group;
    Runnable end = null;
    synchronized (queue) {
      group = queue.next();
      working = !group.isEmpty();
      meters.queued(queue.size());
      if (!working && !closed && closing != null) {
        closed = true;
        end = closing;
      }
    }
    if (end != null) {
      shut.run();
      end.run();
    }
    return group;
  }

  private void write(List<WorkUnit<?>> group) {
    List<WorkUnit<?>> let = admitted(group);
    if (!let.isEmpty()) {
      long start = meters.nanos();
      StoreFault fault = database.commit(let);
      meters.committed(fault == null, start);
      if (fault != null) {
        let.stream().filter(unit -> !unit.hasFailed()).forEach(u -> u.failed(fault.error()));
        met(fault);
      }
    }
    group.forEach(WorkUnit::settle);
  }

  /** The writes that may proceed: all, or only those that free space while the store is faulty. */
  private List<WorkUnit<?>> admitted(List<WorkUnit<?>> group) {
    if (health.probeDue(meters.nanos())) {
      StoreFault fault = database.probe();
      if (fault == null) {
        LOG.warn("The store takes writes again");
        change(StoreHealth::recovered);
      } else {
        met(fault);
      }
    }
    StoreFault fault = health.fault();
    if (fault == null) {
      return group;
    }
    List<WorkUnit<?>> let = new ArrayList<>();
    for (WorkUnit<?> unit : group) {
      if (unit.manner() == WorkUnit.Urgency.UPKEEP && fault.kind().isTransient()) {
        let.add(unit);
      } else {
        unit.failed(fault.error());
      }
    }
    return let;
  }

  /** A reader found damage, which must stop all writes; called from any thread. */
  void damaged(StoreFault fault) {
    long now = meters.nanos();
    if (change(before -> before.after(fault, now)).takesWrites()) {
      LOG.error("The store takes no writes: {}", fault.error().getMessage());
    }
  }

  /** Changes the health, from writer and reader threads; returns the previous one. */
  private synchronized StoreHealth change(UnaryOperator<StoreHealth> next) {
    StoreHealth before = health;
    health = next.apply(before);
    return before;
  }

  private void met(StoreFault fault) {
    long now = meters.nanos();
    StoreHealth before = change(one -> one.after(fault, now));
    StoreHealth after = health;
    if (!after.takesWrites()) {
      database.freeReserve(fault);
    }
    if (before.takesWrites() && !after.takesWrites()) {
      LOG.error("The store takes no writes: {}", fault.error().getMessage());
    }
  }
}
