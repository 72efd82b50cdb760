package io.sluice.hub.store.jdbc;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The context on which a caller's future is completed: the caller's Vert.x context or, for callers
 * outside Vert.x, the store's own thread.
 */
record CallerContext(@Nullable Context context) {
  private static final Logger LOG = LoggerFactory.getLogger(CallerContext.class);

  /** The context of the current thread. */
  static CallerContext current() {
    return new CallerContext(Vertx.currentContext());
  }

  /** Runs an action there; its exceptions go to the context's handler or the log. */
  void run(Runnable action) {
    if (context == null) {
      guarded(action);
      return;
    }
    try {
      context.runOnContext(ignored -> action.run());
    } catch (RejectedExecutionException closed) {
      LOG.debug("The context of a caller is closed; its future is completed here", closed);
      guarded(action);
    }
  }

  private static void guarded(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      LOG.error("A handler of a store's future failed", e);
    }
  }
}
