package io.sluice.simulator;

import io.vertx.core.Future;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Says in plain words that a port is taken. Vert.x would share a port with another server of its
 * own process instead of failing, and two simulators would answer in turns.
 */
final class PortCheck {
  private PortCheck() {}

  /** Succeeds when the port can be listened on; port 0 always can. */
  static Future<Integer> free(String host, int port, String what) {
    if (port == 0) {
      return Future.succeededFuture(port);
    }
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName(host))) {
      return Future.succeededFuture(probe.getLocalPort());
    } catch (IOException taken) {
      return Future.failedFuture(
          new IllegalStateException(
              "The %s port %d on %s is taken: stop the program that listens there or choose another."
                  .formatted(what, port, host),
              taken));
    }
  }
}
