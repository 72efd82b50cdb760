package io.sluice.hub.gate;

import io.sluice.hub.bus.BusException;
import io.sluice.hub.bus.Failure;
import io.sluice.hub.metrics.Meters;
import io.sluice.hub.metrics.Metric;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shell around one {@link TokenBucket}: passes requests to it and carries out its effects.
 * Lives on the gate's event loop.
 */
final class LiveBucket {
  private static final Logger LOG = LoggerFactory.getLogger(LiveBucket.class);

  /**
   * Upper bound of the time for storing a slot. A slower one is returned unused, because the hard
   * end on disk would no longer cover the call.
   */
  static final Duration MAX_RESERVATION = Duration.ofSeconds(10);

  private final BucketKey key;
  private final String label;
  private final GateConfig gate;
  private final BucketConfig config;
  private final BucketClock clock;
  private final Optional<SlotLedger> ledger;
  private final Meters meters;
  private final TokenBucket bucket;
  private final Future<Void> ready;
  private final Map<Long, Promise<Gate.Permit>> callers = new LinkedHashMap<>();
  private long nextTicket;
  private long timer = -1;
  private boolean closed;

  /**
   * A bucket that grants its first permit after its ledger is loaded.
   *
   * @param ledger empty for a quota that is kept in memory only
   */
  LiveBucket(
      BucketKey key,
      GateConfig gate,
      BucketClock clock,
      Optional<SlotLedger> ledger,
      Meters meters) {
    this.key = key;
    this.label = key.label();
    this.gate = gate;
    this.config = gate.of(key.kind());
    this.clock = clock;
    this.ledger = ledger;
    this.meters = meters;
    this.bucket = new TokenBucket(config, 1);
    this.ready =
        ledger
            .map(stored -> stored.load().<Void>map(this::restore))
            .orElse(Future.succeededFuture());
    meters.set(Metric.QUOTA_LIMIT, config.windows().get(0).limit(), label);
    meters.count(Metric.QUOTA_REJECTED, 0, label);
    meters.count(Metric.THROTTLED, 0, label);
  }

  private @Nullable Void restore(RestoredLedger restored) {
    long now = clock.now();
    bucket.restore(
        restored.ages().stream().map(age -> now - age.toNanos()).toList(), restored.firstPermit());
    if (restored.ages().isEmpty() && gate.holdWhenEmpty()) {
      Duration hold = config.windows().get(0).length().plus(gate.grace()).plusMillis(1);
      LOG.info("{}: the ledger is empty, so nothing is sent for {}", label, hold);
      carryOut(bucket.hold(now, now + hold.toNanos()));
    }
    return null;
  }

  /** Waits for a permit. */
  Future<Gate.Permit> acquire(Gate.Acquire request) {
    long since = clock.now();
    return ready.compose(
        loaded -> {
          if (closed) {
            return Future.failedFuture(stopping());
          }
          Promise<Gate.Permit> caller = Promise.promise();
          long ticket = nextTicket++;
          callers.put(ticket, caller);
          carryOut(
              bucket.acquire(
                  clock.now(),
                  new PermitRequest(
                      ticket,
                      request.priority(),
                      request.user(),
                      since,
                      since + request.maxWait().toNanos(),
                      request.hardEnd().toNanos())));
          return caller.future();
        });
  }

  /** Ends a call. */
  void settle(Gate.Settle end) {
    long now = clock.now();
    OptionalLong wait =
        end.retryAfter()
            .map(asked -> asked.compareTo(BackOff.MAX) > 0 ? BackOff.MAX : asked)
            .map(asked -> OptionalLong.of(asked.toNanos()))
            .orElse(OptionalLong.empty());
    if (end.throttled()) {
      meters.count(Metric.THROTTLED, label);
    }
    ledger.ifPresent(stored -> stored.settle(end.permit(), now));
    carryOut(bucket.settle(now, end.permit(), end.throttled(), wait));
  }

  /** Takes note of the calls of coming sweeps. */
  void expect(Gate.Expect sweeps) {
    long due = clock.now() + sweeps.nextIn().toNanos();
    carryOut(
        bucket.expect(
            clock.now(), new SlotReserve.ExpectedSweep(sweeps.running(), due, sweeps.next())));
  }

  private void carryOut(BucketEffects effects) {
    if (closed) {
      return;
    }
    effects.granted().forEach(this::grant);
    effects.refused().forEach(this::refuse);
    clock.cancel(timer);
    effects
        .wakeAt()
        .ifPresent(at -> timer = clock.schedule(at, () -> carryOut(bucket.wake(clock.now()))));
  }

  private void grant(BucketEffects.Granted granted) {
    if (ledger.isEmpty()) {
      handOver(granted);
      return;
    }
    long now = clock.now();
    long hardEnd = now + granted.request().hardEnd() + MAX_RESERVATION.toNanos();
    ledger
        .get()
        .reserve(granted.permit(), now, hardEnd)
        .onComplete(done -> reserved(granted, now, done.cause()));
  }

  private void reserved(BucketEffects.Granted granted, long since, @Nullable Throwable cause) {
    if (closed) {
      return;
    }
    long now = clock.now();
    if (cause != null || now - since > MAX_RESERVATION.toNanos()) {
      String why = cause != null ? cause.getMessage() : "it took longer than 10 s";
      Promise<Gate.Permit> caller = caller(granted.request());
      returnUnused(granted.permit());
      caller.fail(
          new BusException(
              Failure.UPSTREAM,
              label + ": the call was not sent because its slot cannot be stored: " + why));
      return;
    }
    bucket.begin(granted.permit(), now + granted.request().hardEnd());
    handOver(granted);
  }

  /** Deferred: a store that fails at once would otherwise recurse once per waiting caller. */
  private void returnUnused(long permit) {
    ledger.ifPresent(stored -> stored.drop(permit));
    clock.runLater(() -> carryOut(bucket.drop(clock.now(), permit)));
  }

  private void handOver(BucketEffects.Granted granted) {
    PermitRequest request = granted.request();
    Duration waited = Duration.ofNanos(clock.now() - request.since());
    meters.record(
        Metric.QUOTA_WAIT, waited, label, request.priority().name().toLowerCase(Locale.ROOT));
    caller(request).complete(new Gate.Permit(key, granted.permit(), waited));
  }

  private void refuse(BucketEffects.Refused refused) {
    meters.count(Metric.QUOTA_REJECTED, label);
    String wait =
        "a slot is expected in " + refused.expectedWait() / 1_000_000_000 + " s at the earliest";
    String text =
        switch (refused.reason()) {
          case QUEUE_FULL ->
              label + ": the queue is full (" + config.queue() + " waiting calls); " + wait;
          case TOO_LONG -> label + ": no slot becomes free within the caller's maxWait; " + wait;
        };
    caller(refused.request()).fail(new BusException(Failure.THROTTLED, text));
  }

  /** Refuses every caller from now on; a slot that is being stored counts as used. */
  void close() {
    closed = true;
    clock.cancel(timer);
    List<Promise<Gate.Permit>> waiting = List.copyOf(callers.values());
    callers.clear();
    waiting.forEach(caller -> caller.fail(stopping()));
  }

  private BusException stopping() {
    return new BusException(
        Failure.UNKNOWN, label + ": the hub is stopping and grants no more permits");
  }

  private Promise<Gate.Permit> caller(PermitRequest request) {
    Promise<Gate.Permit> caller = callers.remove(request.ticket());
    if (caller == null) {
      throw new IllegalStateException(label + ": no caller has the ticket " + request.ticket());
    }
    return caller;
  }

  /** Publishes the bucket's state as metrics. */
  void measure() {
    long now = clock.now();
    BucketSnapshot snapshot = bucket.snapshot(now);
    meters.set(Metric.QUOTA_USED, snapshot.used(), label);
    meters.set(Metric.QUOTA_BUSY, snapshot.slots().busy(), label);
    meters.set(Metric.QUOTA_QUEUE, snapshot.queue().length(), label);
    meters.set(Metric.QUOTA_OLDEST, snapshot.queue().oldestWait() / 1e9, label);
    ledger.ifPresent(stored -> stored.forgetOverdue(now));
  }

  /** Whether removing this bucket would lose nothing. */
  boolean isIdle() {
    return ready.isComplete()
        && ledger.isEmpty()
        && callers.isEmpty()
        && bucket.isIdle(clock.now());
  }

  /** The bucket's state for the API. */
  Gate.BucketStatus status() {
    return BucketReporter.status(key, config, bucket, clock);
  }
}
