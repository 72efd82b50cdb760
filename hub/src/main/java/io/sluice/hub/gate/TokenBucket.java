package io.sluice.hub.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Decides which caller may call when, so that no server counts more calls than the limit in any
 * window. Pure: every event comes with the time (nanoseconds of a monotonic clock) and returns the
 * effects to carry out.
 *
 * <p>Rule and proof: a slot is busy from the grant until the end of its call plus the length of the
 * window. If a server counted limit + 1 calls in one window, each of the first {@code limit} calls
 * would have ended less than one window before the last one was granted, so the last one would have
 * found no free slot.
 */
final class TokenBucket {
  /** The mean duration of a call is a moving average in which a new call weighs one eighth. */
  private static final long AVERAGING_WEIGHT = 8;

  /** Stands for a user without waiting callers; no user has an empty name. */
  private static final String NEW_USER = "";

  private final BucketConfig config;
  private final Slots slots;
  private final AdaptiveLimit limit;
  private final BackOff backOff = new BackOff();
  private final PriorityScheduler scheduler;
  private final UsageLog usage;
  private final WaitQueue waiting;
  private long nextPermit;
  private long heldUntil = Long.MIN_VALUE;
  private long lastInteractive = Long.MIN_VALUE / 2;

  private SlotReserve.ExpectedSweep sweep = SlotReserve.ExpectedSweep.NONE;
  private long throttled;
  private long callTime;

  TokenBucket(BucketConfig config, long firstPermit) {
    this.config = config;
    this.nextPermit = firstPermit;
    Window first = config.windows().get(0);
    this.slots = new Slots(config.windows());
    this.limit = new AdaptiveLimit(first);
    this.scheduler = new PriorityScheduler(config);
    this.usage = new UsageLog(first);
    this.waiting = new WaitQueue(config.queue());
  }

  /** A caller requests a permit. */
  BucketEffects acquire(long now, PermitRequest request) {
    if (request.priority() == Priority.INTERACTIVE) {
      lastInteractive = now;
    }
    List<BucketEffects.Refused> refused = new ArrayList<>();
    if (earliest(now) > request.deadline()) {
      refused.add(refusal(now, request, BucketEffects.RefusalReason.TOO_LONG));
    } else {
      Optional<PermitRequest> dropped = waiting.add(request);
      dropped.ifPresent(
          one -> refused.add(refusal(now, one, BucketEffects.RefusalReason.QUEUE_FULL)));
    }
    return run(now, refused);
  }

  /**
   * A call has ended.
   *
   * @param tooFast whether the server answered that the client is too fast
   * @param wait the wait that the server asked for, nanoseconds
   */
  BucketEffects settle(long now, long permit, boolean tooFast, OptionalLong wait) {
    OptionalLong grantedAt = slots.settle(now, permit);
    if (grantedAt.isEmpty()) {
      return run(now, List.of());
    }
    callTime += (now - grantedAt.getAsLong() - callTime) / AVERAGING_WEIGHT;
    if (tooFast) {
      throttled++;
      limit.throttled(now, grantedAt.getAsLong());
    }
    if (tooFast || wait.isPresent()) {
      backOff.begin(now, permit, wait);
    } else {
      backOff.succeeded(now, permit);
    }
    return run(now, List.of());
  }

  /** A granted call was certainly not sent; its slot is free at once. */
  BucketEffects drop(long now, long permit) {
    slots.drop(permit);
    backOff.ended(permit);
    return run(now, List.of());
  }

  /** A granted call starts only now, which moves its hard end. */
  void begin(long permit, long hardEnd) {
    slots.begin(permit, hardEnd);
  }

  /** Occupies slots for calls of earlier processes, given their ends, and sets the first permit. */
  void restore(List<Long> ends, long firstPermit) {
    ends.forEach(slots::occupyAfter);
    nextPermit = firstPermit;
  }

  /** Grants nothing before the given time. */
  BucketEffects hold(long now, long until) {
    heldUntil = until;
    return run(now, List.of());
  }

  /** Sweeps have announced their calls. */
  BucketEffects expect(long now, SlotReserve.ExpectedSweep expected) {
    sweep = expected;
    return run(now, List.of());
  }

  /** Time has passed. */
  BucketEffects wake(long now) {
    return run(now, List.of());
  }

  private BucketEffects run(long now, List<BucketEffects.Refused> before) {
    advance(now);
    List<BucketEffects.Granted> granted = new ArrayList<>();
    while (mayGrant(now)) {
      granted.add(grant(now, waiting.next(scheduler.next(waiting))));
    }
    List<BucketEffects.Refused> refused = new ArrayList<>(before);
    for (PermitRequest late : waiting.expire(now)) {
      refused.add(refusal(now, late, BucketEffects.RefusalReason.TOO_LONG));
    }
    return new BucketEffects(granted, refused, wakeAt(now));
  }

  private void advance(long now) {
    slots.advance(now).forEach(backOff::ended);
    limit.advance(now);
    usage.advance(now);
  }

  private boolean mayGrant(long now) {
    return !waiting.isEmpty()
        && now >= heldUntil
        && backOff.admits(now)
        && slots.room(limit, reserve().at(now, slots));
  }

  private BucketEffects.Granted grant(long now, PermitRequest request) {
    long permit = nextPermit++;
    slots.grant(permit, new Slots.OpenCall(now, now + request.hardEnd()));
    backOff.granted(permit);
    scheduler.granted(request.priority());
    if (request.priority() == Priority.SWEEP) {
      sweep = sweep.granted();
    }
    usage.granted(now, request.user());
    return new BucketEffects.Granted(request, permit);
  }

  /** Slots that the next caller must leave free: none, unless the next caller is a flow. */
  private SlotReserve reserve() {
    if (waiting.isEmpty() || scheduler.next(waiting) != Priority.FLOW) {
      return SlotReserve.NONE;
    }
    long hold = config.windows().get(0).holdNanos();
    return new SlotReserve(
        config.idleReserve(),
        scheduler.hasCredit(Priority.INTERACTIVE) ? lastInteractive + hold : Long.MIN_VALUE,
        scheduler.hasCredit(Priority.SWEEP) ? sweep : SlotReserve.ExpectedSweep.NONE,
        SlotReserve.slack(callTime));
  }

  private OptionalLong wakeAt(long now) {
    if (waiting.isEmpty()) {
      return OptionalLong.empty();
    }
    long next = earliest(now);
    if (next <= now) {
      next = backOff.probing() ? slots.nextHardEnd() : nextRoom(now);
    }
    return OptionalLong.of(Math.min(next, waiting.nextDeadline().orElse(next)));
  }

  private long nextRoom(long now) {
    SlotReserve reserve = reserve();
    long next = Math.min(slots.nextChange(limit, reserve.at(now, slots)), limit.nextGrowth());
    return Math.min(next, reserve.nextRelease(now, slots));
  }

  /** Before this time no permit is granted, whatever the queue. */
  private long earliest(long now) {
    return Math.max(Math.max(now, heldUntil), backOff.until().orElse(now));
  }

  private BucketEffects.Refused refusal(
      long now, PermitRequest request, BucketEffects.RefusalReason reason) {
    return new BucketEffects.Refused(
        request, reason, expectedWait(now, request.priority(), request.user()));
  }

  /**
   * Lower bound of the wait of a user who joined now, nanoseconds. It holds provided that callers
   * ahead do not give up, no call is returned unsent and the adaptive limit does not grow
   * meanwhile; later callers with precedence make the wait longer.
   */
  long expectedWait(long now, Priority priority, String user) {
    long pauseLeft = earliest(now) - now;
    List<Long> busy = slots.forecast(now);
    int allowed = limit.of(config.windows().get(0).limit());
    int behind = ahead(priority, user) - Math.max(0, allowed - busy.size());
    if (behind < 0) {
      return pauseLeft;
    }
    long hold = config.windows().get(0).holdNanos();
    List<Long> usable = busy.subList(Math.max(0, busy.size() - allowed), busy.size());
    int place = behind % allowed;
    long round = place < usable.size() ? usable.get(place) - now : hold;
    return Math.max(pauseLeft, round) + behind / allowed * hold;
  }

  /** Number of waiting callers that certainly precede a user who joined now. */
  private int ahead(Priority priority, String user) {
    int ahead = waiting.ahead(priority, user);
    for (Priority first : Priority.values()) {
      if (first.compareTo(priority) < 0) {
        ahead += Math.min(waiting.size(first), scheduler.credits(first));
      }
    }
    return ahead;
  }

  /** The future of the bucket if no other caller arrives. */
  Forecast forecast(long now) {
    advance(now);
    Window first = config.windows().get(0);
    long probeEnds =
        backOff.probe().isPresent()
            ? slots.hardEnd(backOff.probe().getAsLong()).orElse(now)
            : Long.MIN_VALUE;
    return Forecast.of(
        now,
        new Forecast.Input(
            slots.copy(),
            limit.copy(first),
            Math.max(earliest(now), probeEnds),
            reserve(),
            waiting.size(),
            callTime,
            first));
  }

  /** Number of waiting callers of a priority. */
  int queued(Priority priority) {
    return waiting.size(priority);
  }

  /** Free slots, ignoring back-off and holds. */
  int free(long now) {
    advance(now);
    return slots.free(limit);
  }

  /** The state now. */
  BucketSnapshot snapshot(long now) {
    advance(now);
    return new BucketSnapshot(
        usage.total(),
        new BucketSnapshot.SlotCounts(
            limit.of(config.windows().get(0).limit()), slots.busy(0), slots.inFlight()),
        new BucketSnapshot.QueueState(
            waiting.size(),
            now - waiting.oldest().orElse(now),
            expectedWait(now, Priority.FLOW, NEW_USER)),
        backOff.until(),
        throttled);
  }

  /** Calls in each second of the first window, oldest first. */
  List<Integer> perSecond(long now) {
    advance(now);
    return usage.perSecond(now);
  }

  /** Calls of the first window by user. */
  List<Gate.UserCalls> users(long now) {
    advance(now);
    return usage.users();
  }

  /** Whether removing this bucket would change no decision. */
  boolean isIdle(long now) {
    advance(now);
    return slots.idle() && waiting.isEmpty() && limit.isFull() && backOff.until().isEmpty();
  }
}
