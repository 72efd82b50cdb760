package io.sluice.hub.store.jdbc;

import io.sluice.hub.store.StoreException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** One write: it happens whole or not at all, and its caller learns which, once. */
final class WorkUnit<T> {
  /** How a unit waits. */
  enum Urgency {
    /** Written as soon as the writer is free. */
    URGENT,
    /** Rides with a group that is written anyway. */
    PATIENT,
    /** Frees room: let through although the store refuses writes. */
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

  /** Does the work and remembers its result for {@link #settle}. */
  void attempt(Session session) throws SQLException {
    failure = null;
    value = work.on(session);
  }

  /** Remembers that the write did not happen. */
  void failed(StoreException why) {
    failure = why;
  }

  boolean hasFailed() {
    return failure != null;
  }

  /** Tells the caller. */
  void settle() {
    StoreException why = failure;
    if (why != null) {
      caller.tell(() -> promise.fail(why));
    } else {
      caller.tell(() -> promise.complete(value));
    }
  }
}
