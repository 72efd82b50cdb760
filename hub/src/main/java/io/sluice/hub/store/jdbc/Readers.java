package io.sluice.hub.store.jdbc;

import io.sluice.hub.store.StoreException;
import io.vertx.core.Future;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Performs reads on the executor, each in its own transaction, which sees everything committed
 * before it. A pool keeps the connections; they are opened on demand.
 */
final class Readers {
  /** Maximum number of queued and running reads. */
  static final int BOUND = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(Readers.class);

  private final Executor executor;
  private final Database database;
  private final Consumer<StoreFault> damaged;
  private final AtomicInteger reading = new AtomicInteger();
  private final Deque<Session> idle = new ArrayDeque<>();
  private boolean closed;

  /**
   * Readers without connections.
   *
   * @param damaged receives damage that a read has found
   */
  Readers(Executor executor, Database database, Consumer<StoreFault> damaged) {
    this.executor = executor;
    this.database = database;
    this.damaged = damaged;
  }

  /** Reads in a transaction; the future completes on the caller's context. */
  <T> Future<T> submit(SqlWork<T> work) {
    return outside(
        session -> {
          try {
            return transaction(session, work);
          } catch (SQLException e) {
            FaultKind kind = database.dialect().faultKind(e);
            if (kind == FaultKind.BROKEN) {
              damaged.accept(StoreFault.of(kind, e));
            }
            throw e;
          }
        });
  }

  private static <T> @Nullable T transaction(Session session, SqlWork<T> work) throws SQLException {
    session.begin();
    try {
      return work.on(session);
    } finally {
      session.rollback();
    }
  }

  /** Uses a connection outside a transaction. */
  <T> Future<T> outside(SqlWork<T> work) {
    if (reading.incrementAndGet() > BOUND) {
      reading.decrementAndGet();
      return Future.failedFuture(
          new StoreException("The store has " + BOUND + " reads waiting: ask again later"));
    }
    WorkUnit<T> unit = new WorkUnit<>(work, WorkUnit.Urgency.URGENT, CallerContext.current());
    try {
      executor.execute(() -> answer(unit));
    } catch (RejectedExecutionException e) {
      reading.decrementAndGet();
      return Future.failedFuture(new StoreException("The store is closed", e));
    }
    return unit.future();
  }

  private void answer(WorkUnit<?> unit) {
    try {
      if (database.dialect().oneConnection()) {
        synchronized (database.session()) {
          unit.attempt(database.session());
        }
      } else {
        onOwnConnection(unit);
      }
    } catch (StoreException e) {
      unit.failed(e);
    } catch (SQLException | RuntimeException e) {
      LOG.debug("A read failed", e);
      unit.failed(unreadable(e));
    } finally {
      reading.decrementAndGet();
      unit.settle();
    }
  }

  private StoreException unreadable(Exception e) {
    boolean broken =
        e instanceof SQLException sql && database.dialect().faultKind(sql) == FaultKind.BROKEN;
    String why = broken ? FaultKind.BROKEN.advice() + " (" + e.getMessage() + ")" : e.getMessage();
    return new StoreException(
        "The store " + database.dialect().name() + " cannot be read: " + why, e);
  }

  private void onOwnConnection(WorkUnit<?> unit) throws SQLException {
    Session session = borrow();
    boolean sound = true;
    try {
      unit.attempt(session);
    } catch (SQLException e) {
      sound = false;
      throw e;
    } finally {
      giveBack(session, sound);
    }
  }

  private Session borrow() throws SQLException {
    Session session;
    synchronized (idle) {
      if (closed) {
        throw new StoreException("The store is closed");
      }
      session = idle.poll();
    }
    return session != null ? session : database.dialect().reader();
  }

  private void giveBack(Session session, boolean sound) throws SQLException {
    synchronized (idle) {
      if (sound && !closed) {
        idle.push(session);
        return;
      }
    }
    session.close();
  }

  /** Closes the connections; one in use is closed when its read ends. */
  void close() {
    @Nullable Session session;
    synchronized (idle) {
      closed = true;
      session = idle.poll();
    }
    while (session != null) {
      try {
        session.close();
      } catch (SQLException e) {
        LOG.warn("A reading connection could not be closed", e);
      }
      synchronized (idle) {
        session = idle.poll();
      }
    }
  }
}
