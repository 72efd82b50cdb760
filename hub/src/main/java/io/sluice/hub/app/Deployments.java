package io.sluice.hub.app;

import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The verticles deployed so far, undeployed in reverse order. */
final class Deployments {
  private final Vertx vertx;
  private final Deque<String> ids = new ArrayDeque<>();

  Deployments(Vertx vertx) {
    this.vertx = vertx;
  }

  Future<Void> deploy(Deployable verticle) {
    return vertx.deployVerticle(verticle).onSuccess(ids::push).mapEmpty();
  }

  /** Deploys one after the other; stops at the first failure. */
  Future<Void> deployAll(List<Deployable> verticles) {
    Future<Void> all = Future.succeededFuture();
    for (Deployable verticle : verticles) {
      all = all.compose(done -> deploy(verticle));
    }
    return all;
  }

  /** Undeploys every verticle, also when some fail to stop. */
  Future<Void> undeployAll() {
    Future<Void> all = Future.succeededFuture();
    while (!ids.isEmpty()) {
      String id = ids.pop();
      all = all.transform(done -> vertx.undeploy(id));
    }
    return all;
  }
}
