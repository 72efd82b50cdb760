package io.sluice.hub.app;

import io.sluice.hub.bus.Bus;
import io.sluice.hub.source.Sources;
import io.vertx.core.Future;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A running hub, started by {@link HubAssembly#start}. */
public final class Hub {
  private final Bus bus;
  private final Deployments deployments;
  private final Supplier<Future<Void>> close;
  private Optional<URI> ingress = Optional.empty();
  private int port;

  /**
   * @param close closes what the verticles use, after they have stopped
   */
  Hub(Bus bus, Deployments deployments, Supplier<Future<Void>> close) {
    this.bus = bus;
    this.deployments = deployments;
    this.close = close;
  }

  /** The port of console, API and metrics. */
  public int port() {
    return port;
  }

  /** Base address at which flows can be called; empty without the section {@code ingress}. */
  public Optional<URI> ingress() {
    return ingress;
  }

  /** Calls the listener on an event loop after each committed sweep; it must not block. */
  public void onSwept(Consumer<Sources.Swept> listener) {
    bus.subscribe(Sources.SWEPT, listener);
  }

  /**
   * Stops the verticles in reverse order of their deployment, so that work in progress is
   * journalled before the store closes.
   */
  public Future<Void> stop() {
    return deployments.undeployAll().transform(done -> close.get());
  }

  void listensOn(int consolePort) {
    port = consolePort;
  }

  void acceptsCallsAt(URI base) {
    ingress = Optional.of(base);
  }
}
