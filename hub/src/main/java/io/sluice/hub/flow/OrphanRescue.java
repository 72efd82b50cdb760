package io.sluice.hub.flow;

import io.sluice.hub.store.RunStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Periodically scans the store for {@link OrphanedRuns} and starts them. */
final class OrphanRescue {
  private static final Logger LOG = LoggerFactory.getLogger(OrphanRescue.class);

  private final Vertx vertx;
  private final RunStore store;
  private final OrphanedRuns orphans;
  private final Runner runner;

  OrphanRescue(Vertx vertx, RunStore store, OrphanedRuns orphans, Runner runner) {
    this.vertx = vertx;
    this.store = store;
    this.orphans = orphans;
    this.runner = runner;
  }

  /** Scans after each interval, for as long as the verticle is deployed. */
  void start() {
    vertx.setTimer(
        OrphanedRuns.INTERVAL.toMillis(),
        tick ->
            scan()
                .onFailure(cause -> LOG.warn("open runs cannot be read", cause))
                .onComplete(done -> start()));
  }

  private Future<Void> scan() {
    return store
        .openIds(OrphanedRuns.PAGE_SIZE, orphans.cursor())
        .compose(
            page -> {
              Future<Void> rescued = Future.succeededFuture();
              for (String id : orphans.found(page, runner::isIdle)) {
                rescued = rescued.compose(done -> rescue(id));
              }
              return rescued.compose(done -> orphans.hasMore() ? scan() : Future.succeededFuture());
            });
  }

  /** The claim keeps the run from being started otherwise, so that what is read stays true. */
  private Future<Void> rescue(String id) {
    orphans.claim(id);
    return store
        .run(id)
        .onFailure(cause -> orphans.unclaim(id))
        .map(
            found -> {
              if (found.isPresent() && !found.get().run().hasEnded() && runner.isIdle(id)) {
                LOG.warn("run {} was open but never started; starting it", id);
                runner.resume(found.get());
              }
              return null;
            });
  }
}
