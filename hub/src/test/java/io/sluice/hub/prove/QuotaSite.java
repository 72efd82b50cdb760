package io.sluice.hub.prove;

import io.sluice.hub.gate.BucketKey;
import io.sluice.simulator.OfflineSimulator;
import io.sluice.simulator.SimulatorConfig;
import io.sluice.simulator.front.Ledger;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * One simulated service and what arrived there. Its clock is the true time. Calls carry a key and
 * no token: the service counts a call before it looks at the token.
 */
final class QuotaSite implements InstantSource {
  private static final Duration WINDOW = Duration.ofSeconds(60);

  private final OfflineSimulator simulator;
  private final int port;
  private final Deque<Instant> window = new ArrayDeque<>();
  private final List<Instant> ours = new ArrayList<>();
  private Instant now;
  private int largest;
  private int refused;

  QuotaSite(WorldClock clock, int port, long seed) {
    this.now = clock.instant();
    this.port = port;
    this.simulator = new OfflineSimulator(SimulatorConfig.defaults(this).withSeed(seed));
  }

  @Override
  public Instant instant() {
    return now;
  }

  int port() {
    return port;
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + port);
  }

  BucketKey bucket() {
    return new BucketKey(BucketKey.Kind.CUSTOMER_INSIGHTS, "contoso/" + port);
  }

  /** One of the two keys of the pair. */
  Map<String, String> key(boolean second) {
    var known = simulator.credentials();
    return Map.of(
        "ocp-apim-subscription-key", second ? known.keys().secondary() : known.keys().primary());
  }

  /** A call of the hub arrives. */
  OfflineSimulator.Sent arrive(Instant at, Map<String, String> headers) {
    ours.add(at);
    window.addLast(at);
    Instant edge = at.minus(WINDOW);
    while (!window.getFirst().isAfter(edge)) {
      window.removeFirst();
    }
    largest = Math.max(largest, window.size());
    OfflineSimulator.Sent sent = take(at, headers);
    refused += sent.status() == 429 ? 1 : 0;
    return sent;
  }

  /** Another client calls with the same key. */
  void stranger(Instant at) {
    take(at, key(false));
  }

  private OfflineSimulator.Sent take(Instant at, Map<String, String> headers) {
    now = at.isAfter(now) ? at : now;
    return simulator.call("GET", "/v1/instances", headers, Buffer.buffer());
  }

  /** The largest number of the hub's calls in any (t - 60 s, t], as they arrived. */
  int largest() {
    return largest;
  }

  /** How many of the hub's calls the service refused as too many. */
  int refused() {
    return refused;
  }

  /** When the hub's calls arrived. */
  List<Instant> arrivals() {
    return ours;
  }

  /** The calls counted by the service, including those of other clients. */
  Ledger.View ledger() {
    return simulator.apiLedger().view(0);
  }
}
