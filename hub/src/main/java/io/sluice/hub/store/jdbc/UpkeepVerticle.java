package io.sluice.hub.store.jdbc;

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

  private final JdbcStore store;

  /** Keeps up the given store, which somebody else opens and closes. */
  public UpkeepVerticle(JdbcStore store) {
    this.store = store;
  }

  @Override
  public Future<?> start() {
    after(PAUSE);
    return Future.succeededFuture();
  }

  private void after(Duration wait) {
    vertx.setTimer(wait.toMillis(), fired -> step());
  }

  private void step() {
    store
        .prune()
        .onSuccess(more -> after(more ? PAUSE : REST))
        .onFailure(
            cause -> {
              LOG.warn("Old history could not be removed: {}", cause.getMessage());
              after(REST);
            });
  }
}
