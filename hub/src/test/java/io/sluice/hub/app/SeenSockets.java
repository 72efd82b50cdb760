package io.sluice.hub.app;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.function.Consumer;

/**
 * A proxy between a hub and a simulator that reports every request and answer before it passes it
 * on, so that a test can kill the process at that point.
 */
final class SeenSockets {
  private final NetServer server;
  private final NetClient client;
  private volatile Consumer<Sight> watcher = sight -> {};

  /**
   * A request or answer about to be passed on.
   *
   * @param request the first line of the request
   * @param answer whether it is the request's answer
   */
  record Sight(String request, boolean answer) {}

  /** Listens on a free port and passes everything on to another one. */
  SeenSockets(Vertx vertx, int port) {
    client = vertx.createNetClient();
    server = vertx.createNetServer();
    server.connectHandler(
        hub -> {
          hub.pause();
          client
              .connect(port, "127.0.0.1")
              .onSuccess(simulator -> join(hub, simulator))
              .onFailure(cause -> hub.close());
        });
    server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
  }

  int port() {
    return server.actualPort();
  }

  /** Called on the loop with each sight, before it passes. */
  void watch(Consumer<Sight> other) {
    watcher = other;
  }

  private void join(NetSocket hub, NetSocket simulator) {
    String[] line = {""};
    hub.handler(
        bytes -> {
          String first = firstLine(bytes);
          if (first.endsWith("HTTP/1.1")) {
            line[0] = first;
            watcher.accept(new Sight(first, false));
          }
          simulator.write(bytes);
        });
    simulator.handler(
        bytes -> {
          if (firstLine(bytes).startsWith("HTTP/1.1")) {
            watcher.accept(new Sight(line[0], true));
          }
          hub.write(bytes);
        });
    hub.closeHandler(gone -> simulator.close());
    simulator.closeHandler(gone -> hub.close());
    hub.exceptionHandler(broken -> simulator.close());
    simulator.exceptionHandler(broken -> hub.close());
    hub.resume();
  }

  private static String firstLine(Buffer bytes) {
    String text = bytes.getString(0, Math.min(bytes.length(), 300), "ISO-8859-1");
    int end = text.indexOf('\r');
    return end < 0 ? "" : text.substring(0, end);
  }
}
