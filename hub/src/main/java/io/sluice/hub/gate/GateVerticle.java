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
import java.util.Optional;

/**
 * Answers the gate's addresses. One instance per hub, because it owns the count of every bucket.
 */
public final class GateVerticle extends VerticleBase {
  /** Upper bound of buckets; idle ones are removed to make room. */
  static final int MAX_BUCKETS = 1_000;

  /** Upper bound of the duration that a caller may declare for a call. */
  static final Duration MAX_CALL = Duration.ofHours(1);

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
    BucketClock clock = new BucketClock(vertx, time);
    measure();
    return Future.all(
        bus.answer(Gate.ACQUIRE, request -> acquire(request, clock)),
        bus.answer(Gate.SETTLE, this::settle),
        bus.answer(Gate.EXPECT, this::expect),
        bus.answer(Gate.QUOTA, query -> Future.succeededFuture(quota())));
  }

  /** Refuses every waiting caller; none of their calls has been sent. */
  @Override
  public Future<?> stop() {
    buckets.values().forEach(LiveBucket::close);
    return Future.succeededFuture();
  }

  private Future<Gate.Permit> acquire(Gate.Acquire request, BucketClock clock) {
    if (request.maxWait().isNegative() || request.maxWait().compareTo(Gate.MAX_WAIT) > 0) {
      return refuse(request, "maxWait must be from 0 to " + Gate.MAX_WAIT);
    }
    if (request.hardEnd().isNegative() || request.hardEnd().compareTo(MAX_CALL) > 0) {
      return refuse(request, "hardEnd must be from 0 to " + MAX_CALL);
    }
    LiveBucket known = buckets.get(request.bucket());
    if (known != null) {
      return known.acquire(request);
    }
    if (buckets.size() >= MAX_BUCKETS) {
      buckets.values().removeIf(LiveBucket::isIdle);
    }
    if (buckets.size() >= MAX_BUCKETS) {
      return Future.failedFuture(
          new BusException(
              Failure.THROTTLED,
              request.bucket().label()
                  + ": "
                  + MAX_BUCKETS
                  + " hosts are in use, which is the limit"));
    }
    LiveBucket fresh =
        new LiveBucket(request.bucket(), config, clock, ledger(request.bucket(), clock), meters);
    buckets.put(request.bucket(), fresh);
    return fresh.acquire(request);
  }

  /** Only the quota of Customer Insights must survive a restart. */
  private Optional<SlotLedger> ledger(BucketKey key, BucketClock clock) {
    return key.kind() == BucketKey.Kind.CUSTOMER_INSIGHTS
        ? Optional.of(new SlotLedger(slots, key, clock))
        : Optional.empty();
  }

  private static Future<Gate.Permit> refuse(Gate.Acquire request, String rule) {
    return Future.failedFuture(
        new BusException(Failure.REJECTED, request.bucket().label() + ": " + rule));
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
    return new Gate.QuotaStatus(buckets.values().stream().map(LiveBucket::status).toList());
  }

  /** Re-armed after each run: a periodic timer would fire in a burst after the machine slept. */
  private void measure() {
    buckets.values().forEach(LiveBucket::measure);
    vertx.setTimer(MEASURE_MILLIS, tick -> measure());
  }
}
