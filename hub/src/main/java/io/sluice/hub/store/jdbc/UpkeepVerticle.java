package io.sluice.hub.store.jdbc;

import io.sluice.hub.store.Store;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets old history while the hub runs: every ten minutes it takes one small step after another,
 * with a pause between them, until nothing is too old.
 */
public final class UpkeepVerticle extends VerticleBase {
  /** How long it rests when there is nothing more to forget. */
  public static final Duration REST = Duration.ofMinutes(10);

  /** How long it lets writes go first between two steps: at most 2,000 rows of a kind a second. */
  public static final Duration PAUSE = Duration.ofMillis(100);

  private static final Logger LOG = LoggerFactory.getLogger(UpkeepVerticle.class);

  private final Store store;
  private Future<Void> underWay = Future.succeededFuture();
  private long timer;
  private boolean stopped;

  /** Keeps up the given store, which somebody else opens and closes. */
  public UpkeepVerticle(Store store) {
    this.store = store;
  }

  @Override
  public Future<?> start() {
    after(PAUSE);
    return Future.succeededFuture();
  }

  /** Waits for the step under way, so that the store can be closed next. */
  @Override
  public Future<?> stop() {
    stopped = true;
    vertx.cancelTimer(timer);
    return underWay;
  }

  private void after(Duration wait) {
    if (!stopped) {
      timer = vertx.setTimer(wait.toMillis(), fired -> step());
    }
  }

  private void step() {
    underWay =
        store
            .prune()
            .map(more -> more ? PAUSE : REST)
            .otherwise(
                cause -> {
                  LOG.warn("Old history could not be removed: {}", cause.getMessage());
                  return REST;
                })
            .onSuccess(this::after)
            .mapEmpty();
  }
}
