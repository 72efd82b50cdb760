package io.sluice.hub.store.jdbc;

import io.sluice.hub.store.StoreException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** One read or write: performed entirely or not at all; its caller is notified exactly once. */
final class WorkUnit<T> {
  /** When a write is due, and whether a faulty store accepts it. */
  enum Urgency {
    /** Written as soon as the writer is free. */
    URGENT,
    /** Written with the next group that is due. */
    PATIENT,
    /** Frees space; accepted although the store refuses writes. */
    UPKEEP
  }

  private final SqlWork<T> work;
  private final Urgency manner;
  private final CallerContext caller;
  private final Promise<T> promise = Promise.promise();
  private @Nullable T value;
  private @Nullable StoreException failure;

  WorkUnit(SqlWork<T> work, Urgency manner, CallerContext caller) {
    this.work = work;
    this.manner = manner;
    this.caller = caller;
  }

  Urgency manner() {
    return manner;
  }

  Future<T> future() {
    return promise.future();
  }

  /** Performs the work and keeps its result for {@link #settle}. */
  void attempt(Session session) throws SQLException {
    failure = null;
    value = work.on(session);
  }

  /** Records that the work was not performed. */
  void failed(StoreException why) {
    failure = why;
  }

  boolean hasFailed() {
    return failure != null;
  }

  /** Completes the caller's future. */
  void settle() {
    StoreException why = failure;
    if (why != null) {
      caller.run(() -> promise.fail(why));
    } else {
      caller.run(() -> promise.complete(value));
    }
  }
}
