package io.sluice.hub.store.jdbc;

import io.sluice.hub.store.Store;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prunes the history while the hub runs: every ten minutes, in small steps with pauses between
 * them, until nothing is older than the retention.
 */
public final class UpkeepVerticle extends VerticleBase {
  /** Interval between two prunings. */
  public static final Duration REST = Duration.ofMinutes(10);

  /** Pause between two steps, which lets other writes pass: at most 2,000 rows per second. */
  public static final Duration PAUSE = Duration.ofMillis(100);

  private static final Logger LOG = LoggerFactory.getLogger(UpkeepVerticle.class);

  private final Store store;
  private Future<Void> underWay = Future.succeededFuture();
  private long timer;
  private boolean stopped;

  /** A verticle that prunes a store, which its caller opens and closes. */
  public UpkeepVerticle(Store store) {
    this.store = store;
  }

  @Override
  public Future<?> start() {
    after(PAUSE);
    return Future.succeededFuture();
  }

  /** Waits for the present step, so that the store can be closed afterwards. */
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
                  LOG.warn("Old history could not be deleted: {}", cause.getMessage());
                  return REST;
                })
            .onSuccess(this::after)
            .mapEmpty();
  }
}
