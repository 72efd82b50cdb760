package io.sluice.hub.outbound;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.util.List;

/** Finds the addresses of a host. */
@FunctionalInterface
public interface Resolver {
  /** All addresses, in the resolver's order; fails when there are none. */
  Future<List<InetAddress>> resolve(String host);

  /** The machine's own resolver, asked on a worker thread. */
  static Resolver system(Vertx vertx) {
    return host -> vertx.executeBlocking(() -> List.of(InetAddress.getAllByName(host)), false);
  }
}
