package io.sluice.hub.app;

import io.sluice.hub.bus.Bus;
import io.sluice.hub.config.HubConfig;
import io.sluice.hub.connector.ConnectorVerticle;
import io.sluice.hub.connector.table.ConnectorTable;
import io.sluice.hub.console.ConsoleVerticle;
import io.sluice.hub.console.Inbox;
import io.sluice.hub.flow.FlowCatalogue;
import io.sluice.hub.flow.FlowVerticle;
import io.sluice.hub.gate.GateVerticle;
import io.sluice.hub.ingress.IngressConfig;
import io.sluice.hub.ingress.IngressVerticle;
import io.sluice.hub.metrics.Meters;
import io.sluice.hub.outbound.GatedOutbound;
import io.sluice.hub.outbound.OutboundConfig;
import io.sluice.hub.outbound.Resolver;
import io.sluice.hub.outbound.Transport;
import io.sluice.hub.source.SourceVerticle;
import io.sluice.hub.source.Sources;
import io.sluice.hub.store.Store;
import io.sluice.hub.store.jdbc.UpkeepVerticle;
import io.sluice.hub.time.Time;
import io.sluice.hub.trigger.TriggerKind;
import io.sluice.hub.trigger.TriggerKinds;
import io.sluice.hub.trigger.TriggerVerticle;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Assembles a hub: creates the verticles, connects them to their ports and deploys them in the
 * order in which they depend on each other.
 */
public final class HubAssembly {
  private final HubPlatform platform;
  private final Store store;
  private final Time time;
  private final Meters meters;
  private Optional<Transport> transport = Optional.empty();
  private Optional<Inbox> inbox = Optional.empty();

  /**
   * A hub over the real network.
   *
   * @param store closed by the hub when it stops or fails to start
   */
  public HubAssembly(HubPlatform platform, Store store) {
    this.platform = platform;
    this.store = store;
    this.time = platform.time();
    this.meters = platform.meters();
  }

  /** Sends outbound calls through this transport instead of the network. */
  public HubAssembly withTransport(Transport other) {
    transport = Optional.of(other);
    return this;
  }

  /** Shows the messages that the simulator's receivers got in the console. */
  public HubAssembly withInbox(Inbox simulated) {
    inbox = Optional.of(simulated);
    return this;
  }

  /**
   * Starts the hub.
   *
   * @return fails with a sentence for people, after stopping whatever had been started
   */
  public Future<Hub> start(HubConfig config) {
    Bus bus = Bus.install(platform.vertx());
    GatedOutbound outbound = outbound(bus, config.outbound());
    Deployments deployments = new Deployments(platform.vertx());
    Hub hub = new Hub(bus, deployments, () -> outbound.close().transform(done -> store.close()));
    ConsoleVerticle console = console(bus, config);
    // The console comes first: a port that is taken is reported before any call is made.
    return deployments
        .deploy(console)
        .onSuccess(done -> hub.listensOn(console.port()))
        .compose(done -> deployments.deploy(new UpkeepVerticle(store)))
        .compose(done -> deployments.deploy(gate(bus, config)))
        .compose(done -> deployments.deployAll(connectors(bus, config, outbound)))
        .compose(done -> deployments.deployAll(triggers(bus)))
        .compose(done -> deployments.deploy(flows(bus, config)))
        .compose(done -> ingress(bus, config, hub, deployments))
        .compose(done -> source(bus, config, deployments))
        .map(done -> hub)
        .recover(cause -> hub.stop().transform(stopped -> Future.failedFuture(cause)));
  }

  private ConsoleVerticle console(Bus bus, HubConfig config) {
    ConsoleVerticle console =
        new ConsoleVerticle(config.console(), bus, store, platform.registry(), time);
    inbox.ifPresent(console::withInbox);
    return console;
  }

  private GateVerticle gate(Bus bus, HubConfig config) {
    return new GateVerticle(config.gate(), bus, time, store.slots(), meters);
  }

  private GatedOutbound outbound(Bus bus, OutboundConfig config) {
    return transport
        .map(other -> new GatedOutbound(bus, time, meters, config, other))
        .orElseGet(
            () ->
                GatedOutbound.network(
                    bus, time, meters, config, Resolver.system(platform.vertx())));
  }

  private List<Deployable> connectors(Bus bus, HubConfig config, GatedOutbound outbound) {
    return ConnectorTable.connectors(config.connectors(), outbound, time, meters).stream()
        .<Deployable>map(connector -> new ConnectorVerticle(bus, connector))
        .toList();
  }

  private List<Deployable> triggers(Bus bus) {
    List<Deployable> verticles = new ArrayList<>();
    for (TriggerKind kind : TriggerKinds.ALL) {
      verticles.add(new TriggerVerticle(bus, kind, meters));
    }
    return verticles;
  }

  private FlowVerticle flows(Bus bus, HubConfig config) {
    FlowCatalogue catalogue = new FlowCatalogue(config.flows(), TriggerKinds::problems);
    return new FlowVerticle(catalogue, bus, store, time, meters);
  }

  private Future<Void> ingress(Bus bus, HubConfig config, Hub hub, Deployments deployments) {
    if (config.ingress().isEmpty()) {
      return Future.succeededFuture();
    }
    IngressConfig ingress = config.ingress().get();
    IngressVerticle verticle = new IngressVerticle(ingress, bus, meters);
    return deployments
        .deploy(verticle)
        .onSuccess(
            done ->
                hub.acceptsCallsAt(URI.create("http://" + ingress.host() + ":" + verticle.port())));
  }

  private Future<Void> source(Bus bus, HubConfig config, Deployments deployments) {
    if (config.source().isEmpty()) {
      return bus.answer(
          Sources.STATUS, ask -> Future.succeededFuture(new Sources.Status(List.of())));
    }
    return deployments.deploy(
        new SourceVerticle(bus, config.source().get(), store.history(), time, meters));
  }
}
