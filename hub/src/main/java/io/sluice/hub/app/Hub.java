package io.sluice.hub.app;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.sluice.hub.bus.Bus;
import io.sluice.hub.config.HubConfig;
import io.sluice.hub.connector.ConnectorVerticle;
import io.sluice.hub.connector.table.ConnectorTable;
import io.sluice.hub.console.ConsoleVerticle;
import io.sluice.hub.console.Inbox;
import io.sluice.hub.flow.FlowPorts;
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
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A hub at work: deploys the verticles in the order in which they need each other, and stops them
 * in the opposite order, so that what is under way is finished and journalled before the store
 * closes.
 */
public final class Hub {
  private final Parts parts;
  private final Bus bus;
  private final Deque<String> deployments = new ArrayDeque<>();
  private Optional<GatedOutbound> outbound = Optional.empty();
  private Optional<URI> ingress = Optional.empty();
  private int port;

  private Hub(Parts parts) {
    this.parts = parts;
    this.bus = Bus.install(parts.vertx());
  }

  /**
   * What a hub stands on; the caller makes it, the hub closes the store.
   *
   * @param transport in place of the network
   */
  public record Parts(
      Vertx vertx,
      Store store,
      Time time,
      Meters meters,
      PrometheusMeterRegistry registry,
      Optional<Transport> transport) {
    /** A hub on the network. */
    public Parts(
        Vertx vertx, Store store, Time time, Meters meters, PrometheusMeterRegistry registry) {
      this(vertx, store, time, meters, registry, Optional.empty());
    }
  }

  /**
   * Starts a hub.
   *
   * @param inbox the simulator's sinks, when there are such
   * @return fails with a sentence for people; what was started by then is stopped again
   */
  public static Future<Hub> start(HubConfig config, Parts parts, Optional<Inbox> inbox) {
    Hub hub = new Hub(parts);
    return hub.deployAll(config, inbox)
        .map(done -> hub)
        .recover(cause -> hub.stop().transform(stopped -> Future.failedFuture(cause)));
  }

  /** The port of the console. */
  public int port() {
    return port;
  }

  /** Calls back, on a thread of the hub's, after each commit. */
  public void onSwept(Consumer<Sources.Swept> listener) {
    bus.subscribe(Sources.SWEPT, listener);
  }

  private Future<Void> deployAll(HubConfig config, Optional<Inbox> inbox) {
    ConsoleVerticle console =
        new ConsoleVerticle(config.console(), bus, parts.store(), parts.registry(), parts.time());
    inbox.ifPresent(console::withInbox);
    FlowPorts ports =
        new FlowPorts(parts.store(), parts.time(), parts.meters(), TriggerKinds::problems);
    // The console comes first: a taken port is told before anything is called.
    return deploy(console)
        .onSuccess(done -> port = console.port())
        .compose(done -> deploy(new UpkeepVerticle(parts.store())))
        .compose(done -> deploy(gate(config)))
        .compose(done -> deployEach(connectors(config)))
        .compose(done -> deployEach(triggers()))
        .compose(done -> deploy(new FlowVerticle(config.flows(), bus, ports)))
        .compose(done -> ingress(config))
        .compose(done -> source(config));
  }

  /** Where flows can be called; empty when they cannot. */
  public Optional<URI> ingress() {
    return ingress;
  }

  private Future<Void> ingress(HubConfig config) {
    if (config.ingress().isEmpty()) {
      return Future.succeededFuture();
    }
    IngressConfig own = config.ingress().get();
    IngressVerticle verticle = new IngressVerticle(own, bus, parts.meters());
    return deploy(verticle)
        .onSuccess(
            done ->
                ingress = Optional.of(URI.create("http://" + own.host() + ":" + verticle.port())));
  }

  private GateVerticle gate(HubConfig config) {
    return new GateVerticle(
        config.gate(), bus, parts.time(), parts.store().slots(), parts.meters());
  }

  private Future<Void> source(HubConfig config) {
    if (config.source().isEmpty()) {
      return bus.answer(
          Sources.STATUS, ask -> Future.succeededFuture(new Sources.Status(List.of())));
    }
    return deploy(
        new SourceVerticle(
            bus, config.source().get(), parts.store().history(), parts.time(), parts.meters()));
  }

  private List<Deployable> triggers() {
    List<Deployable> verticles = new ArrayList<>();
    for (TriggerKind kind : TriggerKinds.ALL) {
      verticles.add(new TriggerVerticle(bus, kind, parts.meters()));
    }
    return verticles;
  }

  private List<Deployable> connectors(HubConfig config) {
    GatedOutbound gated = outbound(config.outbound());
    outbound = Optional.of(gated);
    ConnectorTable.Around around = new ConnectorTable.Around(gated, parts.time(), parts.meters());
    return ConnectorTable.connectors(config.connectors(), around).stream()
        .<Deployable>map(connector -> new ConnectorVerticle(bus, connector))
        .toList();
  }

  private GatedOutbound outbound(OutboundConfig config) {
    return parts
        .transport()
        .map(other -> new GatedOutbound(bus, parts.time(), parts.meters(), config, other))
        .orElseGet(
            () ->
                GatedOutbound.network(
                    bus, parts.time(), parts.meters(), config, Resolver.system(parts.vertx())));
  }

  private Future<Void> deployEach(List<Deployable> verticles) {
    Future<Void> all = Future.succeededFuture();
    for (Deployable verticle : verticles) {
      all = all.compose(done -> deploy(verticle));
    }
    return all;
  }

  private Future<Void> deploy(Deployable verticle) {
    return parts.vertx().deployVerticle(verticle).onSuccess(deployments::push).mapEmpty();
  }

  /** Stops in the opposite order and closes the store. */
  public Future<Void> stop() {
    Future<Void> all = Future.succeededFuture();
    while (!deployments.isEmpty()) {
      String id = deployments.pop();
      all = all.transform(done -> parts.vertx().undeploy(id));
    }
    return all.transform(
            done -> outbound.map(GatedOutbound::close).orElse(Future.succeededFuture()))
        .transform(done -> parts.store().close());
  }
}
