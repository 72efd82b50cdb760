package io.sluice.hub.gate;

import io.sluice.hub.bus.BusException;
import io.sluice.hub.bus.Failure;
import io.sluice.hub.metrics.Metric;
import io.sluice.hub.store.Slot;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One bucket at work: carries what callers want to the {@link TokenBucket} and does what it says.
 * Lives on the gate's event loop.
 */
final class LiveBucket {
  private static final Logger LOG = LoggerFactory.getLogger(LiveBucket.class);

  /** A reservation that takes longer is given back: its hard end on disk would not hold. */
  static final Duration SLOWEST_RESERVATION = Duration.ofSeconds(10);

  private final BucketKey key;
  private final String label;
  private final BucketConfig config;
  private final Surroundings around;
  private final TokenBucket bucket;
  private final boolean durable;
  private final Future<Void> ready;
  private final Map<Long, Promise<Gate.Permit>> callers = new LinkedHashMap<>();
  private final Map<Long, Slot> onDisk = new LinkedHashMap<>();
  private long nextTicket;
  private long timer = -1;
  private boolean closed;

  LiveBucket(BucketKey key, Surroundings around) {
    this.key = key;
    this.label = key.label();
    this.around = around;
    this.config = around.config().of(key.kind());
    this.bucket = new TokenBucket(config, 1);
    this.durable = key.kind() == BucketKey.Kind.CUSTOMER_INSIGHTS;
    this.ready = durable ? load() : Future.succeededFuture();
    around.meters().set(Metric.QUOTA_LIMIT, config.windows().get(0).limit(), label);
    around.meters().count(Metric.QUOTA_REJECTED, 0, label);
    around.meters().count(Metric.THROTTLED, 0, label);
  }

  private Future<Void> load() {
    Duration hold = config.windows().get(0).length().plus(around.config().grace()).plusMillis(1);
    return around
        .slots()
        .load(key.name())
        .map(rows -> RestoredLedger.start(rows, around.time().instant()))
        .recover(
            cause -> {
              LOG.error("{}: the ledger cannot be read: {}", label, cause.getMessage());
              return Future.succeededFuture(
                  RestoredLedger.start(List.of(), around.time().instant()));
            })
        .map(
            start -> {
              long now = around.now();
              bucket.restore(
                  start.ages().stream().map(age -> now - age.toNanos()).toList(),
                  start.firstPermit());
              if (start.ages().isEmpty() && around.config().holdWhenEmpty()) {
                LOG.info("{}: no ledger of earlier calls, so nothing is sent for {}", label, hold);
                carryOut(bucket.hold(now, now + hold.toNanos()));
              }
              return null;
            });
  }

  /** Waits for a slot. */
  Future<Gate.Permit> acquire(Gate.Acquire wish) {
    long since = around.now();
    return ready.compose(
        loaded -> {
          if (closed) {
            return Future.failedFuture(leaving());
          }
          Promise<Gate.Permit> caller = Promise.promise();
          long ticket = nextTicket++;
          callers.put(ticket, caller);
          carryOut(
              bucket.acquire(
                  around.now(),
                  new PermitRequest(
                      ticket,
                      wish.priority(),
                      wish.user(),
                      since,
                      since + wish.maxWait().toNanos(),
                      wish.hardEnd().toNanos())));
          return caller.future();
        });
  }

  /** Notes the end of a call. */
  void settle(Gate.Settle end) {
    long now = around.now();
    OptionalLong wait =
        end.retryAfter()
            .map(asked -> asked.compareTo(BackOff.LONGEST) > 0 ? BackOff.LONGEST : asked)
            .map(asked -> OptionalLong.of(asked.toNanos()))
            .orElse(OptionalLong.empty());
    if (end.throttled()) {
      around.meters().count(Metric.THROTTLED, label);
    }
    Slot slot = onDisk.remove(end.permit());
    if (slot != null) {
      Slot settled = new Slot(slot.permit(), slot.reservedAt(), slot.hardEnd(), around.stamp(now));
      around
          .slots()
          .settle(key.name(), settled)
          .onFailure(
              cause ->
                  LOG.warn(
                      "{}: the end of a call was not stored and counts later: {}",
                      label,
                      cause.getMessage()));
    }
    carryOut(bucket.settle(now, end.permit(), end.throttled(), wait));
  }

  /** Notes what sweeps will call. */
  void expect(Gate.Expect sweeps) {
    long due = around.now() + sweeps.nextIn().toNanos();
    carryOut(
        bucket.expect(
            around.now(), new SlotReserve.ExpectedSweep(sweeps.running(), due, sweeps.next())));
  }

  private void carryOut(BucketEffects effects) {
    if (closed) {
      return;
    }
    effects.granted().forEach(this::grant);
    effects.refused().forEach(this::refuse);
    around.vertx().cancelTimer(timer);
    effects.wakeAt().ifPresent(this::wakeAt);
  }

  private void wakeAt(long at) {
    long nanos = Math.max(0, at - around.now());
    long millis = Math.max(1, nanos / 1_000_000 + (nanos % 1_000_000 > 0 ? 1 : 0));
    timer = around.vertx().setTimer(millis, fired -> carryOut(bucket.wake(around.now())));
  }

  private void grant(BucketEffects.Granted granted) {
    if (!durable) {
      handOver(granted);
      return;
    }
    long now = around.now();
    long hardEnd = now + granted.request().hardEnd() + SLOWEST_RESERVATION.toNanos();
    Slot slot = new Slot(granted.permit(), around.stamp(now), around.stamp(hardEnd), null);
    around
        .slots()
        .reserve(key.name(), slot)
        .onComplete(done -> reserved(granted, slot, now, done.cause()));
  }

  private void reserved(
      BucketEffects.Granted granted, Slot slot, long since, @Nullable Throwable cause) {
    if (closed) {
      return;
    }
    long now = around.now();
    if (cause != null || now - since > SLOWEST_RESERVATION.toNanos()) {
      String why = cause != null ? cause.getMessage() : "it took longer than 10 s";
      Promise<Gate.Permit> caller = caller(granted.request());
      giveBack(granted.permit());
      caller.fail(
          new BusException(
              Failure.UPSTREAM,
              label + ": the call was not sent, its slot cannot be stored: " + why));
      return;
    }
    onDisk.put(granted.permit(), slot);
    bucket.begin(granted.permit(), now + granted.request().hardEnd());
    handOver(granted);
  }

  /** In a turn of its own: a store that fails at once must not make a call stack of the queue. */
  private void giveBack(long permit) {
    around.vertx().runOnContext(turn -> carryOut(bucket.drop(around.now(), permit)));
  }

  private void handOver(BucketEffects.Granted granted) {
    PermitRequest request = granted.request();
    Duration waited = Duration.ofNanos(around.now() - request.since());
    around
        .meters()
        .record(
            Metric.QUOTA_WAIT,
            waited,
            label,
            request.priority().name().toLowerCase(java.util.Locale.ROOT));
    caller(request).complete(new Gate.Permit(key, granted.permit(), waited));
  }

  private void refuse(BucketEffects.Refused refused) {
    around.meters().count(Metric.QUOTA_REJECTED, label);
    String wait = "a slot is expected in " + refused.expectedWait() / 1_000_000_000 + " s or later";
    String text =
        switch (refused.reason()) {
          case QUEUE_FULL ->
              label + ": " + config.queue() + " calls wait already, no more are taken; " + wait;
          case TOO_LONG -> label + ": no slot within the time that the caller can wait; " + wait;
        };
    caller(refused.request()).fail(new BusException(Failure.THROTTLED, text));
  }

  /** Nobody gets a permit any more; a slot whose reservation is under way counts as used. */
  void close() {
    closed = true;
    around.vertx().cancelTimer(timer);
    List<Promise<Gate.Permit>> waiting = List.copyOf(callers.values());
    callers.clear();
    waiting.forEach(caller -> caller.fail(leaving()));
  }

  private BusException leaving() {
    return new BusException(
        Failure.UNKNOWN, label + ": the hub is stopping, and nobody gets a slot any more");
  }

  private Promise<Gate.Permit> caller(PermitRequest request) {
    Promise<Gate.Permit> caller = callers.remove(request.ticket());
    if (caller == null) {
      throw new IllegalStateException(label + ": nobody holds ticket " + request.ticket());
    }
    return caller;
  }

  /** Shows the bucket's state in the metrics. */
  void measure() {
    BucketSnapshot view = bucket.view(around.now());
    around.meters().set(Metric.QUOTA_USED, view.used(), label);
    around.meters().set(Metric.QUOTA_BUSY, view.busy(), label);
    around.meters().set(Metric.QUOTA_QUEUE, view.queued(), label);
    around.meters().set(Metric.QUOTA_OLDEST, view.oldestWait() / 1e9, label);
    Instant now = around.stamp(around.now());
    onDisk.values().removeIf(slot -> slot.hardEnd().isBefore(now));
  }

  /** Whether nothing would be lost by forgetting this bucket. */
  boolean isIdle() {
    return ready.isComplete() && !durable && callers.isEmpty() && bucket.isIdle(around.now());
  }

  /** The bucket for people. */
  Gate.BucketStatus quota() {
    return BucketReporter.of(key, config, bucket, around);
  }
}
