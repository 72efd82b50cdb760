package io.sluice.hub.prove;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluice.hub.bus.Bus;
import io.sluice.hub.bus.Done;
import io.sluice.hub.gate.BucketKey;
import io.sluice.hub.gate.Gate;
import io.sluice.hub.gate.GateConfig;
import io.sluice.hub.gate.GateVerticle;
import io.sluice.hub.gate.Priority;
import io.sluice.hub.metrics.Meters;
import io.sluice.hub.outbound.GatedOutbound;
import io.sluice.hub.outbound.HostPort;
import io.sluice.hub.outbound.Outbound.HttpCall;
import io.sluice.hub.outbound.Outbound.Terms;
import io.sluice.hub.outbound.OutboundConfig;
import io.sluice.hub.store.SlotStore;
import io.sluice.hub.store.Store;
import io.sluice.hub.store.StoreConfig;
import io.sluice.hub.store.jdbc.JdbcStore;
import io.sluice.hub.store.jdbc.StoreThreads;
import io.sluice.hub.time.Time;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * The real gate and the real outbound in front of simulated services, in virtual time: a network
 * that is slow, stalls and delivers late, processes that die at any moment, a wall clock that is
 * stepped. What counts is what each service's own ledger saw.
 */
final class QuotaWorld {
  static final Duration TIMEOUT = Duration.ofSeconds(25);

  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final int FIRST_PORT = 8901;

  private final WorldClock clock = new WorldClock(START);
  private final List<QuotaSite> sites = new ArrayList<>();
  private final Random chance;
  private final Plant plant;
  private final boolean slowStore;
  private final QuotaWire wire;
  private Duration wallStep = Duration.ZERO;
  private Store store;
  private GatedOutbound outbound;
  private int life;
  private int answered;
  private boolean closed;

  /** Violations found. */
  enum Plant {
    /** Nothing. */
    NONE,
    /** A token bucket of 100 that refills by 100 a minute. */
    REFILL,
    /** The slot's minute begins when the call is sent. */
    SETTLE_AT_SEND,
    /** The ledger is lost at each restart. */
    FORGETFUL
  }

  /**
   * Starts a world.
   *
   * @param connections number of environments that the hub calls, each with its own ledger
   * @param slowStore whether a commit takes up to 50 ms
   */
  QuotaWorld(
      long seed, int connections, Plant plant, boolean slowStore, QuotaWire.Weather weather) {
    this.chance = new Random(seed);
    this.plant = plant;
    this.slowStore = slowStore;
    for (int i = 0; i < connections; i++) {
      sites.add(new QuotaSite(clock, FIRST_PORT + i, seed + i));
    }
    this.wire =
        new QuotaWire(clock, sites, new Random(~seed), weather, plant == Plant.SETTLE_AT_SEND);
    this.store = open();
    begin();
  }

  private Store open() {
    return JdbcStore.open(StoreConfig.inMemory(), StoreThreads.inline(), clock, meters());
  }

  private static Meters meters() {
    return new Meters(new SimpleMeterRegistry());
  }

  /** The hub's clock: its wall clock is stepped, the monotonic one is not. */
  private final class SteppedTime implements Time {
    @Override
    public Instant instant() {
      return clock.instant().plus(wallStep);
    }

    @Override
    public long nanos() {
      return clock.nanos();
    }
  }

  private void begin() {
    Bus bus = Bus.install(clock.life().vertx());
    Time time = new SteppedTime();
    if (plant == Plant.REFILL) {
      refill(bus);
    } else {
      SlotStore slots =
          slowStore ? new SlowSlots(store.slots(), clock.life().vertx(), chance) : store.slots();
      GateVerticle gate =
          new GateVerticle(GateConfig.defaults().trustingEmptyLedger(), bus, time, slots, meters());
      clock.life().await(clock.life().vertx().deployVerticle(gate), Duration.ofMinutes(1));
    }
    Set<HostPort> allowed = new LinkedHashSet<>();
    sites.forEach(site -> allowed.add(new HostPort("127.0.0.1", site.port())));
    outbound =
        new GatedOutbound(bus, time, meters(), OutboundConfig.defaults().allowing(allowed), wire);
    wire.reborn();
  }

  /** The planted bucket: right on average, wrong in the window. */
  private void refill(Bus bus) {
    Map<BucketKey, long[]> next = new LinkedHashMap<>();
    long step = Duration.ofSeconds(60).toNanos() / 100;
    bus.answer(
        Gate.ACQUIRE,
        wish -> {
          long[] at = next.computeIfAbsent(wish.bucket(), key -> new long[] {-100 * step});
          long now = clock.nanos();
          at[0] = Math.max(at[0], now - 100 * step) + step;
          Promise<Gate.Permit> permit = Promise.promise();
          long millis = Math.max(1, (at[0] - now) / 1_000_000);
          clock
              .life()
              .vertx()
              .setTimer(
                  millis,
                  fired -> permit.complete(new Gate.Permit(wish.bucket(), 1, Duration.ZERO)));
          return permit.future();
        });
    bus.answer(Gate.SETTLE, end -> Future.succeededFuture(Done.DONE));
  }

  /** Makes one call now; what comes of it is of no interest here. */
  void call(int site, Priority priority, String user) {
    call(site, priority, user, () -> {});
  }

  private void call(int site, Priority priority, String user, Runnable then) {
    QuotaSite to = sites.get(site);
    boolean second = chance.nextBoolean();
    Terms terms = new Terms(to.bucket(), priority, user, Gate.MAX_WAIT, TIMEOUT);
    outbound
        .http(
            new HttpCall(
                terms, "GET", URI.create(to.base() + "/v1/instances"), to.key(second), null))
        .onComplete(
            done -> {
              answered += done.succeeded() ? 1 : 0;
              then.run();
            });
  }

  /** Keeps a number of flow calls waiting or in flight. */
  void backlog(int site, int calls) {
    for (int i = 0; i < calls; i++) {
      again(site, "paging-" + i % 3);
    }
  }

  private void again(int site, String user) {
    if (!closed) {
      call(site, Priority.FLOW, user, () -> again(site, user));
    }
  }

  /** Runs an action after a delay, if the process is still alive. */
  void after(Duration wait, Runnable what) {
    clock.life().vertx().setTimer(Math.max(1, wait.toMillis()), fired -> what.run());
  }

  void run(Duration amount) {
    clock.life().run(amount);
  }

  /** The process dies with everything in memory, and another one begins. */
  void restart(Duration away) {
    life++;
    clock.dieAndWait(away);
    if (plant == Plant.FORGETFUL) {
      store = open();
    }
    begin();
  }

  /** Another client calls with the key of a site. */
  void stranger(int site) {
    sites.get(site).stranger(clock.instant());
  }

  /** For a while the services answer that there are too many calls. */
  void storm(Duration length) {
    wire.storm(length);
  }

  /** The wall clock is set. */
  void step(Duration by) {
    wallStep = wallStep.plus(by);
  }

  QuotaSite site(int index) {
    return sites.get(index);
  }

  int lives() {
    return life + 1;
  }

  int answered() {
    return answered;
  }

  Random chance() {
    return chance;
  }

  void close() {
    closed = true;
    clock.life().close();
  }
}
