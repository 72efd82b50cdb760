package io.sluice.hub.outbound;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluice.hub.bus.Bus;
import io.sluice.hub.gate.BucketKey;
import io.sluice.hub.gate.Gate;
import io.sluice.hub.gate.GateConfig;
import io.sluice.hub.gate.GateVerticle;
import io.sluice.hub.gate.MemorySlots;
import io.sluice.hub.gate.Priority;
import io.sluice.hub.metrics.Meters;
import io.sluice.hub.outbound.Outbound.HttpAnswer;
import io.sluice.hub.outbound.Outbound.HttpCall;
import io.sluice.hub.outbound.Outbound.Terms;
import io.sluice.hub.time.VirtualTime;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The real outbound port and gate on one virtual event loop, with test servers. */
public final class OutboundWorld implements AutoCloseable {
  public static final Instant START = Instant.parse("2026-03-04T06:00:00Z");
  public static final Duration LONG = Duration.ofMinutes(20);

  public final VirtualTime clock = new VirtualTime(START);
  public final Bus bus = Bus.install(clock.vertx());
  public final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  public final Meters meters = new Meters(registry);
  private final Set<HostPort> allowed = new LinkedHashSet<>();
  private final Map<String, List<InetAddress>> names = new LinkedHashMap<>();

  public OutboundWorld(GateConfig gate) {
    clock.await(
        clock
            .vertx()
            .deployVerticle(
                new GateVerticle(gate, bus, clock, new MemorySlots(clock.vertx()), meters)),
        LONG);
  }

  /** Starts an HTTP server and allows its address. */
  public int serve(Handler<HttpServerRequest> handler) {
    HttpServer server = clock.vertx().createHttpServer().requestHandler(handler);
    int port = clock.await(server.listen(0, "127.0.0.1"), LONG).actualPort();
    allow("127.0.0.1", port);
    return port;
  }

  /** Allows an address. */
  public void allow(String host, int port) {
    allowed.add(new HostPort(host, port));
  }

  /** Sets the addresses that the resolver returns for a name. */
  public void name(String host, InetAddress... addresses) {
    names.put(host, List.of(addresses));
  }

  /** The port under test, with the addresses allowed so far. */
  public GatedOutbound outbound() {
    return outbound(OutboundConfig.defaults());
  }

  /** The port under test with a configuration. */
  public GatedOutbound outbound(OutboundConfig config) {
    return GatedOutbound.network(bus, clock, meters, config.allowing(allowed), this::resolve);
  }

  private Future<List<InetAddress>> resolve(String host) {
    List<InetAddress> found = names.get(host);
    return found == null
        ? Future.failedFuture(new java.net.UnknownHostException(host))
        : Future.succeededFuture(found);
  }

  /** A GET with default terms. */
  public static HttpCall get(String uri) {
    return call("GET", uri, Duration.ofSeconds(10));
  }

  /** A call with default terms. */
  public static HttpCall call(String method, String uri, Duration timeout) {
    return new HttpCall(terms(timeout), method, URI.create(uri), Map.of(), null);
  }

  /** Terms of a flow's call. */
  public static Terms terms(Duration timeout) {
    return new Terms(
        new BucketKey(BucketKey.Kind.HTTP, "test:1"),
        Priority.FLOW,
        "flow",
        Duration.ofMinutes(1),
        timeout);
  }

  /** Runs the loop until the call succeeds; returns its answer. */
  public HttpAnswer await(Future<HttpAnswer> call) {
    return clock.await(call, LONG);
  }

  /** Runs the loop until the call fails; returns the cause. */
  public OutboundException failure(Future<?> call) {
    clock.runUntil(call::isComplete, LONG);
    if (!(call.cause() instanceof OutboundException known)) {
      throw new AssertionError("expected an outbound failure, got " + call, call.cause());
    }
    return known;
  }

  /** State of the only bucket; empty if no permit was requested. */
  public Optional<Gate.BucketStatus> bucket() {
    return clock.await(bus.ask(Gate.QUOTA, new Gate.QuotaQuery()), LONG).buckets().stream()
        .findFirst();
  }

  @Override
  public void close() {
    clock.close();
  }
}
