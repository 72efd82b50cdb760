package io.sluice.hub.gate;

import io.sluice.hub.bus.Address;
import io.sluice.hub.bus.Done;
import io.sluice.hub.bus.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The gate's protocol. An outbound call requests a permit at {@link #ACQUIRE}, is sent, and is
 * reported at {@link #SETTLE} when its answer has arrived or its connection is closed. A permit
 * occupies a slot from the grant until the end of the call plus the length of the window, so that
 * no server can count more calls than the limit in any window.
 */
public final class Gate {
  /** Upper bound of the wait that a caller may request. */
  public static final Duration MAX_WAIT = Duration.ofMinutes(30);

  /**
   * Waits for a permit. Fails with THROTTLED if the queue is full or no slot becomes free before
   * the caller's deadline.
   */
  public static final Address<Acquire, Permit> ACQUIRE =
      Address.of("gate.acquire", MAX_WAIT.plusMinutes(1));

  /** Reports the end of a call; its slot becomes free one window later. */
  public static final Address<Settle, Done> SETTLE = Address.of("gate.settle");

  /**
   * Announces the calls of coming sweeps, so that slots can be reserved for them. Replies with the
   * state of every bucket, from which the source paces its sweeps.
   */
  public static final Address<Expect, QuotaStatus> EXPECT = Address.of("gate.expect");

  /** The state of every bucket. */
  public static final Address<QuotaQuery, QuotaStatus> QUOTA = Address.of("gate.quota");

  private Gate() {}

  /**
   * Requests a permit for one attempt on the wire.
   *
   * @param bucket the quota that counts the call
   * @param user the caller, for fairness and statistics: a flow's name, {@code sweep} or {@code
   *     console}
   * @param maxWait how long the caller is willing to wait, at most {@link #MAX_WAIT}
   * @param hardEnd upper bound of the time from the grant to the closed connection
   */
  public record Acquire(
      BucketKey bucket, Priority priority, String user, Duration maxWait, Duration hardEnd)
      implements Message {}

  /**
   * Permission to make one call.
   *
   * @param waited how long the caller waited for it
   */
  public record Permit(BucketKey bucket, long id, Duration waited) implements Message {}

  /**
   * The end of a call.
   *
   * @param throttled whether the server answered that the client is too fast (HTTP 429)
   * @param retryAfter the wait that the server asked for, from now
   */
  public record Settle(
      BucketKey bucket, long permit, boolean throttled, Optional<Duration> retryAfter)
      implements Message {}

  /**
   * Calls that sweeps will make to Customer Insights; replaces the previous announcement.
   *
   * @param running remaining calls of the current sweep
   * @param nextIn time until the next sweep begins
   * @param next calls of the next sweep
   */
  public record Expect(int running, Duration nextIn, int next) implements Message {}

  /** Requests the state of every bucket. */
  public record QuotaQuery() implements Message {}

  /**
   * The state of every bucket.
   *
   * @param buckets in order of first use
   */
  public record QuotaStatus(List<BucketStatus> buckets) implements Message {}

  /**
   * The state of one bucket.
   *
   * @param window the first of the bucket's limits (100 calls in 60 s for Customer Insights)
   * @param usage calls granted in the last window
   * @param load slots and callers now
   * @param pausedUntil end of the back-off, if the server asked for one
   * @param throttled number of answers so far that said that the client is too fast
   */
  public record BucketStatus(
      BucketKey key,
      Window window,
      WindowUsage usage,
      BucketLoad load,
      Optional<Instant> pausedUntil,
      long throttled,
      SlotForecast outlook)
      implements Message {}

  /**
   * Calls granted in the last window.
   *
   * @param perSecond calls in each second, oldest first
   * @param users calls by user, highest first
   */
  public record WindowUsage(int calls, List<Integer> perSecond, List<UserCalls> users) {
    public WindowUsage {
      perSecond = List.copyOf(perSecond);
      users = List.copyOf(users);
    }
  }

  /**
   * Slots and callers of a bucket.
   *
   * @param busy slots that are not free
   * @param inFlight calls granted and not yet settled
   * @param queued callers waiting for a permit
   * @param oldestWait how long the longest-waiting caller has waited
   * @param expectedWait lower bound of the wait of a flow that has no caller in the queue
   */
  public record BucketLoad(
      int busy, int inFlight, int queued, Duration oldestWait, Duration expectedWait) {}

  /**
   * The slots of a bucket and their future if no other caller arrives.
   *
   * @param allowed calls that the gate allows in a window: the limit, or less after a 429 that its
   *     own count does not explain, since somebody else then uses the key or the limit is lower;
   *     grows again while no further 429 arrives
   * @param free slots that every window has free now
   * @param cooling slots whose call has ended and whose window has not
   * @param waiting callers by priority, including priorities without callers
   * @param nextFree time until the next slot is free; zero if one is free
   * @param queueEmpty time until the last waiting caller has its permit
   * @param capacity calls that can leave in the next window
   * @param taken the part of {@code capacity} that waiting callers will use
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

  /** Number of waiting callers of one priority. */
  public record QueuedCalls(Priority priority, int calls) {}

  /** Number of calls of one user in a window. */
  public record UserCalls(String user, int calls) {}
}
