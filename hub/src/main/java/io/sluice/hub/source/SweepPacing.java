package io.sluice.hub.source;

import io.sluice.hub.bus.Bus;
import io.sluice.hub.gate.Gate;
import io.sluice.hub.source.Pace.CallHeadroom;
import io.sluice.hub.source.Pace.WorkflowActivity;
import io.sluice.hub.time.Time;
import io.vertx.core.Future;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When the next sweep begins. Announces the calls of sweeps to the gate, so that it can reserve
 * slots, and adapts the interval to the workflow's activity and to the calls that are left, which
 * the gate replies with.
 */
final class SweepPacing {
  private static final Logger LOG = LoggerFactory.getLogger(SweepPacing.class);

  private final Bus bus;
  private final SourceConfig config;
  private final Time time;
  private QuotaTrend quota = QuotaTrend.UNKNOWN;
  private Pace pace = Pace.START;
  private Duration interval;
  private String reason = "as configured";
  private long startedNanos;

  SweepPacing(Bus bus, SourceConfig config, Time time) {
    this.bus = bus;
    this.config = config;
    this.time = time;
    this.interval = config.interval();
  }

  /** The time from the start of this sweep to the start of the next. */
  Duration interval() {
    return interval;
  }

  /** Reason for the interval, for people. */
  String reason() {
    return reason;
  }

  /** A sweep begins: its calls follow now, those of the next one after the interval. */
  void begin() {
    startedNanos = time.nanos();
    announce(Sources.SWEEP_CALLS, interval);
  }

  /** How long the present sweep has taken. */
  Duration elapsed() {
    return Duration.ofNanos(time.nanos() - startedNanos);
  }

  /** How long until the next sweep begins; at least a millisecond. */
  Duration untilNext() {
    Duration rest = interval.minus(elapsed());
    return rest.toMillis() < 1 ? Duration.ofMillis(1) : rest;
  }

  /** The calls of this sweep are over: announces the next sweep and adapts the interval. */
  Future<Void> adapt(WorkflowActivity activity) {
    return announce(0, untilNext())
        .map(answer -> quota.after(answer.buckets()))
        // Without an answer of the gate, assumes that calls are scarce.
        .otherwise(cause -> new QuotaTrend.QuotaTrendUpdate(quota, CallHeadroom.TIGHT))
        .onSuccess(seen -> adapt(activity, seen))
        .mapEmpty();
  }

  private void adapt(WorkflowActivity activity, QuotaTrend.QuotaTrendUpdate seen) {
    Duration announced = interval;
    Pace.PaceUpdate update = pace.after(config, activity, seen.headroom());
    quota = seen.next();
    pace = update.next();
    interval = update.interval();
    reason = update.why();
    if (!interval.equals(announced)) {
      announce(0, untilNext());
    }
  }

  /** The sweep failed: the next one begins after the same interval. */
  void keep() {
    announce(0, untilNext());
  }

  /** Best effort: without the announcement a sweep merely waits longer for its slots. */
  private Future<Gate.QuotaStatus> announce(int calls, Duration nextIn) {
    return bus.ask(Gate.EXPECT, new Gate.Expect(calls, nextIn, Sources.SWEEP_CALLS))
        .onFailure(cause -> LOG.debug("the gate did not take the hint: {}", cause.getMessage()));
  }
}
