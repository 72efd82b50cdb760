package io.sluice.hub.gate;

import io.sluice.hub.bus.Address;
import io.sluice.hub.bus.Done;
import io.sluice.hub.bus.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The gate's protocol. One outbound call is: ask {@link #ACQUIRE}, send, ask {@link #SETTLE} when
 * the answer is there (or the connection is closed). At most as many slots are busy as the bucket's
 * windows allow; a slot is busy from the grant until its answer plus the window's length, so that
 * no server can count more than the limit in any window.
 */
public final class Gate {
  /** Longer than any wait that a caller may ask for. */
  public static final Duration MAX_WAIT = Duration.ofMinutes(30);

  /**
   * Waits for a slot; fails with THROTTLED when the queue is full or the wait would exceed the
   * caller's deadline.
   */
  public static final Address<Acquire, Permit> ACQUIRE =
      Address.of("gate.acquire", MAX_WAIT.plusMinutes(1));

  /** Tells that a call is over; its slot frees after the window. */
  public static final Address<Settle, Done> SETTLE = Address.of("gate.settle");

  /**
   * Announces the calls of sweeps, so that their slots are free by then; replies with the state of
   * every bucket, from which the source paces its sweeps.
   */
  public static final Address<Expect, QuotaStatus> EXPECT = Address.of("gate.expect");

  /** The state of every bucket, for people. */
  public static final Address<QuotaQuery, QuotaStatus> QUOTA = Address.of("gate.quota");

  private Gate() {}

  /**
   * Asks for leave to make one wire attempt.
   *
   * @param bucket whose count the call is part of
   * @param priority its class
   * @param user who asks, for fairness and for "who used what": a flow's name, {@code sweep},
   *     {@code console}
   * @param maxWait how long the caller is ready to wait for the slot, at most {@link #MAX_WAIT}
   * @param hardEnd how long after the grant the call is over at the latest, connection closed
   */
  public record Acquire(
      BucketKey bucket, Priority priority, String user, Duration maxWait, Duration hardEnd)
      implements Message {}

  /**
   * Leave to make one call.
   *
   * @param waited how long the caller waited for it
   */
  public record Permit(BucketKey bucket, long id, Duration waited) implements Message {}

  /**
   * The end of a call.
   *
   * @param throttled whether the other side answered that we are too fast
   * @param retryAfter when it asked us to come back, as a wait from now
   */
  public record Settle(
      BucketKey bucket, long permit, boolean throttled, Optional<Duration> retryAfter)
      implements Message {}

  /**
   * What SWEEP will call at buckets of Customer Insights; stands until it is told anew.
   *
   * @param running calls of the present sweep, from now on
   * @param nextIn how long until the next sweep begins
   * @param next how many calls that one makes
   */
  public record Expect(int running, Duration nextIn, int next) implements Message {}

  /** A question without parameters. */
  public record QuotaQuery() implements Message {}

  /** All buckets, in order of first use. */
  public record QuotaStatus(List<BucketStatus> buckets) implements Message {}

  /**
   * One bucket as a person wants to see it.
   *
   * @param limit calls in the tightest long window (100 for Customer Insights)
   * @param window its length
   * @param used calls granted in the last window
   * @param busy slots not free now
   * @param inFlight calls granted and not yet settled
   * @param expectedWait how long a flow that waits for nothing yet would wait at least for a call
   * @param perSecond calls granted in each second of the last window, oldest first
   * @param users calls granted in the last window by user, most first
   * @param pausedUntil set while the other side asked for a pause
   * @param outlook the slots now and what will become of them
   */
  public record BucketStatus(
      BucketKey key,
      int limit,
      Duration window,
      int used,
      int busy,
      int inFlight,
      int queued,
      Duration oldestWait,
      Duration expectedWait,
      List<Integer> perSecond,
      List<UserCalls> users,
      Optional<Instant> pausedUntil,
      long throttled,
      SlotForecast outlook)
      implements Message {}

  /**
   * A bucket's slots now, and what will happen if nobody else comes.
   *
   * @param allowed calls that the gate allows itself in a window: the limit, or less after the
   *     other side said that we are too fast although our own count was right, so that somebody
   *     else uses the key or the limit is lower; grows again while all is quiet
   * @param free slots of every window that could be had now
   * @param cooling slots whose call is over and whose window is not
   * @param waiting callers by priority, those with none included
   * @param nextFree until the next slot can be had when nothing else happens; zero when one is free
   * @param queueEmpty until the last caller who waits has its slot
   * @param capacity calls that can leave in the next window
   * @param taken how many of those go to callers who wait already
   */
  public record SlotForecast(
      int allowed,
      int free,
      int cooling,
      List<QueuedCalls> waiting,
      Duration nextFree,
      Duration queueEmpty,
      int capacity,
      int taken)
      implements Message {}

  /** How many callers of one priority wait. */
  public record QueuedCalls(Priority priority, int calls) {}

  /** How much of a window one user took. */
  public record UserCalls(String user, int calls) {}
}
