package io.sluice.hub.outbound;

import io.sluice.hub.bus.Bus;
import io.sluice.hub.bus.BusException;
import io.sluice.hub.gate.Gate;
import io.sluice.hub.metrics.Meters;
import io.sluice.hub.metrics.Metric;
import io.sluice.hub.time.Time;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link Outbound} over a {@link Transport}: checks the address, obtains a permit, limits the
 * duration of the attempt and settles the permit. Create one instance outside of verticles and
 * close it after them.
 */
public final class GatedOutbound implements Outbound {
  private static final Logger LOG = LoggerFactory.getLogger(GatedOutbound.class);

  /** Added to the timeout for the hard end that is declared to the gate. */
  private static final Duration MARGIN = Duration.ofSeconds(1);

  private final Bus bus;
  private final Vertx vertx;
  private final Time time;
  private final Meters meters;
  private final OutboundConfig config;
  private final Transport transport;
  private final Skew skew;

  /** An outbound port over the given transport. */
  public GatedOutbound(
      Bus bus, Time time, Meters meters, OutboundConfig config, Transport transport) {
    this.bus = bus;
    this.vertx = bus.vertx();
    this.time = time;
    this.meters = meters;
    this.config = config;
    this.transport = transport;
    this.skew = new Skew(meters);
  }

  /** An outbound port over the network. */
  public static GatedOutbound network(
      Bus bus, Time time, Meters meters, OutboundConfig config, Resolver resolver) {
    return new GatedOutbound(
        bus, time, meters, config, new NetworkTransport(bus.vertx(), time, config, resolver));
  }

  /** Closes the transport. */
  public Future<Void> close() {
    return transport.close();
  }

  @Override
  public Future<HttpAnswer> http(HttpCall call) {
    Target target;
    try {
      HeaderRules.check(call.method(), call.headers());
      target = Target.of(call.uri(), config.allowed());
    } catch (OutboundException refused) {
      return Future.failedFuture(refused);
    }
    return gated(
        call.terms(),
        attempt -> transport.http(call, target, attempt),
        answer -> verdict(call.terms(), answer));
  }

  @Override
  public Future<MailAnswer> mail(MailCall call) {
    if (config.mail().isEmpty()) {
      return Future.failedFuture(
          new OutboundException(Outcome.REJECTED, "no mail server is configured"));
    }
    try {
      MailAddresses.check(call);
    } catch (OutboundException refused) {
      return Future.failedFuture(refused);
    }
    return gated(
        call.terms(),
        attempt -> transport.mail(call, attempt),
        answer -> new Verdict("2xx", false, Optional.empty()));
  }

  /** What an answer means to the gate and to metrics. */
  private record Verdict(String codeClass, boolean throttled, Optional<Duration> retryAfter) {}

  private Verdict verdict(Terms terms, HttpAnswer answer) {
    skew.observe(terms.bucket(), answer.headers(), time.instant());
    boolean throttled = Throttling.in(terms.bucket().kind(), answer);
    Optional<Duration> wait = Optional.empty();
    if (throttled) {
      wait = RetryAfter.of(answer.headers());
    } else if (answer.status() == 503) {
      wait = RetryAfter.ifAsked(answer.headers());
    }
    return new Verdict(answer.status() / 100 + "xx", throttled, wait);
  }

  private <T> Future<T> gated(
      Terms terms, Function<Attempt, Future<T>> body, Function<T, Verdict> verdict) {
    Duration maxWait =
        terms.maxWait().compareTo(Gate.MAX_WAIT) > 0 ? Gate.MAX_WAIT : terms.maxWait();
    Duration hardEnd = terms.timeout().plus(config.grace()).plus(MARGIN);
    Gate.Acquire request =
        new Gate.Acquire(terms.bucket(), terms.priority(), terms.user(), maxWait, hardEnd);
    return bus.ask(Gate.ACQUIRE, request)
        .recover(cause -> Future.failedFuture(noPermit(cause)))
        .compose(permit -> attempt(terms, permit, body, verdict));
  }

  private static OutboundException noPermit(Throwable cause) {
    Outcome outcome =
        cause instanceof BusException known
            ? switch (known.failure()) {
              case THROTTLED -> Outcome.THROTTLED;
              case REJECTED -> Outcome.REJECTED;
              default -> Outcome.UNAVAILABLE;
            }
            : Outcome.UNAVAILABLE;
    return new OutboundException(outcome, "not sent: " + cause.getMessage());
  }

  private <T> Future<T> attempt(
      Terms terms,
      Gate.Permit permit,
      Function<Attempt, Future<T>> body,
      Function<T, Verdict> verdict) {
    long startedAt = time.nanos();
    Attempt attempt = new Attempt(time, terms.timeout());
    Promise<T> result = Promise.promise();
    long timer =
        vertx.setTimer(
            Math.max(1, terms.timeout().toMillis()), fired -> giveUp(terms, attempt, result));
    run(body, attempt)
        .onSuccess(result::tryComplete)
        .onFailure(cause -> fail(attempt, result, cause));
    return result
        .future()
        .onComplete(
            done -> {
              vertx.cancelTimer(timer);
              Duration took = Duration.ofNanos(time.nanos() - startedAt);
              if (done.succeeded()) {
                Verdict found = verdict.apply(done.result());
                settle(permit, found.throttled(), found.retryAfter());
                measure(terms, found.codeClass(), took);
              } else {
                settleLater(permit, attempt);
                measure(terms, "none", took);
              }
            });
  }

  private static <T> Future<T> run(Function<Attempt, Future<T>> body, Attempt attempt) {
    try {
      return body.apply(attempt);
    } catch (RuntimeException thrown) {
      return Future.failedFuture(thrown);
    }
  }

  private static <T> void giveUp(Terms terms, Attempt attempt, Promise<T> result) {
    String what = "no answer within " + terms.timeout().toMillis() + " ms";
    if (result.tryFail(attempt.failure(what))) {
      attempt.abort();
    }
  }

  private static <T> void fail(Attempt attempt, Promise<T> result, Throwable cause) {
    result.tryFail(
        cause instanceof OutboundException known ? known : attempt.failure(Causes.text(cause)));
    attempt.abort();
  }

  /** A call that was sent may still reach the server: its slot stays in flight during the grace. */
  private void settleLater(Gate.Permit permit, Attempt attempt) {
    if (attempt.isSent() && !config.grace().isZero()) {
      vertx.setTimer(config.grace().toMillis(), fired -> settle(permit, false, Optional.empty()));
    } else {
      settle(permit, false, Optional.empty());
    }
  }

  private void settle(Gate.Permit permit, boolean throttled, Optional<Duration> retryAfter) {
    bus.ask(Gate.SETTLE, new Gate.Settle(permit.bucket(), permit.id(), throttled, retryAfter))
        .onFailure(
            cause ->
                LOG.warn(
                    "{}: the end of a call could not be reported to the gate; its slot stays busy longer: {}",
                    permit.bucket().label(),
                    cause.getMessage()));
  }

  private void measure(Terms terms, String codeClass, Duration took) {
    String target = terms.bucket().kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    meters.count(Metric.CALLS, target, codeClass);
    meters.record(Metric.CALL_DURATION, took, target);
  }
}
