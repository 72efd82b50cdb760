package io.sluice.hub.gate;

import io.sluice.hub.bus.Bus;
import io.sluice.hub.bus.BusException;
import io.sluice.hub.bus.Done;
import io.sluice.hub.bus.Failure;
import io.sluice.hub.metrics.Meters;
import io.sluice.hub.store.SlotStore;
import io.sluice.hub.time.Time;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Answers the gate's addresses; one instance, since it owns the count of every bucket. */
public final class GateVerticle extends VerticleBase {
  /** So many hosts may be called at a time; those long idle make room. */
  static final int MOST_BUCKETS = 1_000;

  /** No call may claim to take longer. */
  static final Duration LONGEST_CALL = Duration.ofHours(1);

  private static final long MEASURE_MILLIS = 5_000;

  private final GateConfig config;
  private final Bus bus;
  private final Time time;
  private final SlotStore slots;
  private final Meters meters;
  private final Map<BucketKey, LiveBucket> buckets = new LinkedHashMap<>();

  public GateVerticle(GateConfig config, Bus bus, Time time, SlotStore slots, Meters meters) {
    this.config = config;
    this.bus = bus;
    this.time = time;
    this.slots = slots;
    this.meters = meters;
  }

  @Override
  public Future<?> start() {
    Surroundings around =
        new Surroundings(vertx, time, slots, meters, config, time.instant(), time.nanos());
    measure();
    return Future.all(
        bus.answer(Gate.ACQUIRE, wish -> acquire(wish, around)),
        bus.answer(Gate.SETTLE, this::settle),
        bus.answer(Gate.EXPECT, this::expect),
        bus.answer(Gate.QUOTA, ask -> Future.succeededFuture(quota())));
  }

  /** Whoever waits is told that nothing was sent. */
  @Override
  public Future<?> stop() {
    buckets.values().forEach(LiveBucket::close);
    return Future.succeededFuture();
  }

  private Future<Gate.Permit> acquire(Gate.Acquire wish, Surroundings around) {
    if (wish.maxWait().isNegative() || wish.maxWait().compareTo(Gate.MAX_WAIT) > 0) {
      return refuse(wish, "maxWait must be from 0 to " + Gate.MAX_WAIT);
    }
    if (wish.hardEnd().isNegative() || wish.hardEnd().compareTo(LONGEST_CALL) > 0) {
      return refuse(wish, "hardEnd must be from 0 to " + LONGEST_CALL);
    }
    LiveBucket known = buckets.get(wish.bucket());
    if (known != null) {
      return known.acquire(wish);
    }
    if (buckets.size() >= MOST_BUCKETS) {
      buckets.values().removeIf(LiveBucket::isIdle);
    }
    if (buckets.size() >= MOST_BUCKETS) {
      return Future.failedFuture(
          new BusException(
              Failure.THROTTLED,
              wish.bucket().label() + ": " + MOST_BUCKETS + " hosts are being called already"));
    }
    LiveBucket fresh = new LiveBucket(wish.bucket(), around);
    buckets.put(wish.bucket(), fresh);
    return fresh.acquire(wish);
  }

  private static Future<Gate.Permit> refuse(Gate.Acquire wish, String rule) {
    return Future.failedFuture(
        new BusException(Failure.REJECTED, wish.bucket().label() + ": " + rule));
  }

  private Future<Done> settle(Gate.Settle end) {
    LiveBucket bucket = buckets.get(end.bucket());
    if (bucket != null) {
      bucket.settle(end);
    }
    return Future.succeededFuture(Done.DONE);
  }

  private Future<Gate.QuotaStatus> expect(Gate.Expect sweeps) {
    buckets.forEach(
        (key, bucket) -> {
          if (key.kind() == BucketKey.Kind.CUSTOMER_INSIGHTS) {
            bucket.expect(sweeps);
          }
        });
    return Future.succeededFuture(quota());
  }

  private Gate.QuotaStatus quota() {
    return new Gate.QuotaStatus(buckets.values().stream().map(LiveBucket::quota).toList());
  }

  /** One timer after the other: a machine that was asleep has nothing to catch up with. */
  private void measure() {
    buckets.values().forEach(LiveBucket::measure);
    vertx.setTimer(MEASURE_MILLIS, tick -> measure());
  }
}
