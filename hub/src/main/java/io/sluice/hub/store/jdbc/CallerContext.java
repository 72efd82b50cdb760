package io.sluice.hub.store.jdbc;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a future is completed: on the Vert.x context that asked, or, for callers outside Vert.x, on
 * the store's own thread.
 */
record CallerContext(@Nullable Context context) {
  private static final Logger LOG = LoggerFactory.getLogger(CallerContext.class);

  /** The caller of the current method. */
  static CallerContext current() {
    return new CallerContext(Vertx.currentContext());
  }

  /** Runs there; what it throws goes to the context's handler or the log, not to the store. */
  void tell(Runnable news) {
    if (context == null) {
      guarded(news);
      return;
    }
    try {
      context.runOnContext(ignored -> news.run());
    } catch (RejectedExecutionException closed) {
      LOG.debug("The context of a caller is closed; its future is completed here", closed);
      guarded(news);
    }
  }

  private static void guarded(Runnable news) {
    try {
      news.run();
    } catch (RuntimeException e) {
      LOG.error("A handler of a store's future failed", e);
    }
  }
}
