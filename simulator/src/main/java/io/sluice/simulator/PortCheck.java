package io.sluice.simulator;

import io.vertx.core.Future;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Reports an occupied port. Without this check, Vert.x would share the port with another server of
 * the same process, and two simulators would answer alternately.
 */
final class PortCheck {
  private PortCheck() {}

  /** Succeeds if the port is requireFree; port 0 always is. */
  static Future<Integer> requireFree(String host, int port, String what) {
    if (port == 0) {
      return Future.succeededFuture(port);
    }
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName(host))) {
      return Future.succeededFuture(probe.getLocalPort());
    } catch (IOException taken) {
      return Future.failedFuture(
          new IllegalStateException(
              "The %s port %d on %s is in use: stop the program that listens there, or choose another port."
                  .formatted(what, port, host),
              taken));
    }
  }
}
