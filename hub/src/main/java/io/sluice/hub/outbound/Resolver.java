package io.sluice.hub.outbound;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.util.List;

/** Resolves host names. */
@FunctionalInterface
public interface Resolver {
  /** All addresses in the resolver's order; fails if there are none. */
  Future<List<InetAddress>> resolve(String host);

  /** The system's resolver, called on a worker thread. */
  static Resolver system(Vertx vertx) {
    return host -> vertx.executeBlocking(() -> List.of(InetAddress.getAllByName(host)), false);
  }
}
