package io.sluice.hub.app;

import io.sluice.hub.console.Inbox;
import io.sluice.hub.store.HistoryStore;
import io.sluice.hub.store.StoreConfig;
import io.sluice.hub.store.jdbc.JdbcStore;
import io.sluice.hub.store.jdbc.StoreThreads;
import io.sluice.simulator.Simulator;
import io.sluice.simulator.SimulatorConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A hub, the simulator that it watches and example flows, in one process on loopback. */
public final class DemoHub {
  private final HubProcess process;
  private final Hub hub;
  private final Simulator simulator;
  private final HistoryStore events;

  private DemoHub(HubProcess process, Hub hub, Simulator simulator, HistoryStore events) {
    this.process = process;
    this.hub = hub;
    this.simulator = simulator;
    this.events = events;
  }

  /**
   * What the demo can be asked for.
   *
   * @param data the folder of flows, history and simulated credentials; created when missing
   * @param port of console, API and metrics; 0 for a free one
   * @param simulatorPort 0 for a free one
   * @param seed of the simulated environment; null for one from the clock
   */
  public record DemoOptions(Path data, int port, int simulatorPort, @Nullable Long seed) {}

  /**
   * Starts the demo.
   *
   * @param inbox reads what the receivers of the simulator at an address got
   * @throws StartupException when hub or simulator cannot start, for instance since a port is taken
   */
  public static DemoHub start(DemoOptions options, BiFunction<Vertx, URI, Inbox> inbox)
      throws IOException {
    DemoFolder folder = DemoFolder.prepare(options.data());
    HubProcess process = new HubProcess();
    HubPlatform platform = process.platform();
    // The store comes first: it locks the folder. A second demo would otherwise overwrite the
    // secrets that the first one reads again at each use.
    JdbcStore store =
        JdbcStore.open(
            StoreConfig.in(options.data()), StoreThreads.own(), platform.time(), platform.meters());
    Simulator simulator =
        process.awaitStart(Simulator.start(platform.vertx(), world(options, platform)));
    Hub hub =
        process.awaitStart(
            new HubAssembly(platform, store)
                .withInbox(inbox.apply(platform.vertx(), URI.create(simulator.uri())))
                .start(folder.config(simulator, options.port())));
    return new DemoHub(process, hub, simulator, store.history());
  }

  private static SimulatorConfig world(DemoOptions options, HubPlatform platform) {
    Long seed = options.seed();
    return SimulatorConfig.defaults(platform.time())
        .withPorts(options.simulatorPort(), 0)
        .withSeed(seed == null ? platform.time().instant().getEpochSecond() : seed)
        .withSinks(DemoFolder.sinks());
  }

  /** The hub. */
  public Hub hub() {
    return hub;
  }

  /** The simulator's base address. */
  public URI simulator() {
    return URI.create(simulator.uri());
  }

  /** The events that the hub records. */
  public HistoryStore events() {
    return events;
  }

  /**
   * Blocks until the process is asked to stop, then stops hub and simulator.
   *
   * @param first the first step of the shutdown
   */
  public void serve(Supplier<Future<Void>> first) {
    process.serve(() -> first.get().eventually(hub::stop).eventually(simulator::close));
  }
}
