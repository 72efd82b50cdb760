package io.sluice.hub.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Decides who may call when, so that no server counts more than the limit in any window. It is told
 * the time (nanoseconds of one monotonic clock, never going back) with everything that happens and
 * answers with what to do. The rule and its proof: a slot is busy from the grant to the end of its
 * call plus the window's length, so of any limit + 1 calls in one window the last one sent would
 * have found no slot.
 */
final class TokenBucket {
  /** The usual length of a call is a mean in which each new one weighs an eighth. */
  private static final long CALLS_REMEMBERED = 8;

  /** No user has this name. */
  private static final String SOMEBODY_NEW = "";

  private final BucketConfig config;
  private final Slots slots;
  private final AdaptiveLimit budget;
  private final BackOff pause = new BackOff();
  private final PriorityScheduler shares;
  private final UsageLog usage;
  private final WaitQueue waiting;
  private long nextPermit;
  private long heldUntil = Long.MIN_VALUE;
  private long personAt = Long.MIN_VALUE / 2;
  private SlotReserve.ExpectedSweep sweep = SlotReserve.ExpectedSweep.NONE;
  private long throttled;
  private long callTime;

  TokenBucket(BucketConfig config, long firstPermit) {
    this.config = config;
    this.nextPermit = firstPermit;
    Window first = config.windows().get(0);
    this.slots = new Slots(config.windows());
    this.budget = new AdaptiveLimit(first);
    this.shares = new PriorityScheduler(config);
    this.usage = new UsageLog(first);
    this.waiting = new WaitQueue(config.queue());
  }

  /** Somebody wants a slot. */
  BucketEffects acquire(long now, PermitRequest request) {
    if (request.priority() == Priority.INTERACTIVE) {
      personAt = now;
    }
    List<BucketEffects.Refused> refused = new ArrayList<>();
    if (earliest(now) > request.deadline()) {
      refused.add(refusal(now, request, BucketEffects.Reason.TOO_LONG));
    } else {
      Optional<PermitRequest> loser = waiting.add(request);
      loser.ifPresent(one -> refused.add(refusal(now, one, BucketEffects.Reason.QUEUE_FULL)));
    }
    return run(now, refused);
  }

  /**
   * A call is over.
   *
   * @param tooFast whether the other side said that we are too fast
   * @param wait how long it asked us to wait, nanoseconds
   */
  BucketEffects settle(long now, long permit, boolean tooFast, OptionalLong wait) {
    OptionalLong grantedAt = slots.settle(now, permit);
    if (grantedAt.isEmpty()) {
      return run(now, List.of());
    }
    callTime += (now - grantedAt.getAsLong() - callTime) / CALLS_REMEMBERED;
    if (tooFast) {
      throttled++;
      budget.throttled(now, grantedAt.getAsLong());
    }
    if (tooFast || wait.isPresent()) {
      pause.ask(now, permit, wait);
    } else {
      pause.succeeded(now, permit);
    }
    return run(now, List.of());
  }

  /** A granted call certainly never left; its slot is free at once. */
  BucketEffects drop(long now, long permit) {
    slots.drop(permit);
    pause.ended(permit);
    return run(now, List.of());
  }

  /** A granted call starts only now, so that its hard end is later. */
  void begin(long permit, long hardEnd) {
    slots.begin(permit, hardEnd);
  }

  /** Counts calls of an earlier life by their ends, and numbers permits from here on. */
  void restore(List<Long> ends, long firstPermit) {
    ends.forEach(slots::occupyAfter);
    nextPermit = firstPermit;
  }

  /** Grants nothing before the given time. */
  BucketEffects hold(long now, long until) {
    heldUntil = until;
    return run(now, List.of());
  }

  /** Sweeps are expected to call. */
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
      granted.add(grant(now, waiting.next(shares.next(waiting))));
    }
    List<BucketEffects.Refused> refused = new ArrayList<>(before);
    for (PermitRequest late : waiting.expire(now)) {
      refused.add(refusal(now, late, BucketEffects.Reason.TOO_LONG));
    }
    return new BucketEffects(granted, refused, wakeAt(now));
  }

  private void advance(long now) {
    slots.advance(now).forEach(pause::ended);
    budget.advance(now);
    usage.advance(now);
  }

  private boolean mayGrant(long now) {
    return !waiting.isEmpty()
        && now >= heldUntil
        && pause.admits(now)
        && slots.room(budget, reserve().at(now, slots));
  }

  private BucketEffects.Granted grant(long now, PermitRequest request) {
    long permit = nextPermit++;
    slots.grant(permit, new Slots.OpenCall(now, now + request.hardEnd()));
    pause.granted(permit);
    shares.granted(request.priority());
    if (request.priority() == Priority.SWEEP) {
      sweep = sweep.granted();
    }
    usage.granted(now, request.user());
    return new BucketEffects.Granted(request, permit);
  }

  /** What whoever goes next leaves free: nothing, unless it is a flow. */
  private SlotReserve reserve() {
    if (waiting.isEmpty() || shares.next(waiting) != Priority.FLOW) {
      return SlotReserve.NONE;
    }
    long hold = config.windows().get(0).holdNanos();
    return new SlotReserve(
        config.idleReserve(),
        shares.hasCredit(Priority.INTERACTIVE) ? personAt + hold : Long.MIN_VALUE,
        shares.hasCredit(Priority.SWEEP) ? sweep : SlotReserve.ExpectedSweep.NONE,
        SlotReserve.slack(callTime));
  }

  private OptionalLong wakeAt(long now) {
    if (waiting.isEmpty()) {
      return OptionalLong.empty();
    }
    long next = earliest(now);
    if (next <= now) {
      next = pause.probing() ? slots.nextHardEnd() : nextRoom(now);
    }
    return OptionalLong.of(Math.min(next, waiting.nextDeadline().orElse(next)));
  }

  private long nextRoom(long now) {
    SlotReserve reserve = reserve();
    long next = Math.min(slots.nextChange(budget, reserve.at(now, slots)), budget.nextGrowth());
    return Math.min(next, reserve.nextFall(now, slots));
  }

  /** Before this time nobody gets anything, however few wait. */
  private long earliest(long now) {
    return Math.max(Math.max(now, heldUntil), pause.until().orElse(now));
  }

  private BucketEffects.Refused refusal(
      long now, PermitRequest request, BucketEffects.Reason reason) {
    return new BucketEffects.Refused(
        request, reason, expectedWait(now, request.priority(), request.user()));
  }

  /**
   * How long a user who joined now would wait at least, nanoseconds: never longer than what then
   * comes, provided that those before it stay, no call is given back unsent and the budget does not
   * grow meanwhile. Whoever comes later and goes first makes it longer.
   */
  long expectedWait(long now, Priority priority, String user) {
    long pauseLeft = earliest(now) - now;
    List<Long> busy = slots.forecast(now);
    int limit = budget.of(config.windows().get(0).limit());
    int behind = ahead(priority, user) - Math.max(0, limit - busy.size());
    if (behind < 0) {
      return pauseLeft;
    }
    long hold = config.windows().get(0).holdNanos();
    List<Long> usable = busy.subList(Math.max(0, busy.size() - limit), busy.size());
    int place = behind % limit;
    long round = place < usable.size() ? usable.get(place) - now : hold;
    return Math.max(pauseLeft, round) + behind / limit * hold;
  }

  /** How many of those who wait have their slots before a user who joined now, for certain. */
  private int ahead(Priority priority, String user) {
    int ahead = waiting.ahead(priority, user);
    for (Priority first : Priority.values()) {
      if (first.compareTo(priority) < 0) {
        ahead += Math.min(waiting.size(first), shares.credits(first));
      }
    }
    return ahead;
  }

  /** What will happen if nobody else comes. */
  Forecast forecast(long now) {
    advance(now);
    Window first = config.windows().get(0);
    long probeEnds =
        pause.probe().isPresent()
            ? slots.hardEnd(pause.probe().getAsLong()).orElse(now)
            : Long.MIN_VALUE;
    return Forecast.of(
        now,
        new Forecast.Input(
            slots.copy(),
            budget.copy(first),
            Math.max(earliest(now), probeEnds),
            reserve(),
            waiting.size(),
            callTime,
            first));
  }

  /** How many callers of a priority wait. */
  int queued(Priority priority) {
    return waiting.size(priority);
  }

  /** Slots that could be had now, were nothing else in the way. */
  int free(long now) {
    advance(now);
    return slots.free(budget);
  }

  /** What people want to see. */
  BucketSnapshot view(long now) {
    advance(now);
    return new BucketSnapshot(
        usage.total(),
        slots.busy(0),
        slots.inFlight(),
        budget.of(config.windows().get(0).limit()),
        waiting.size(),
        now - waiting.oldest().orElse(now),
        expectedWait(now, Priority.FLOW, SOMEBODY_NEW),
        pause.until(),
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

  /** Whether forgetting this bucket would change nothing. */
  boolean isIdle(long now) {
    advance(now);
    return slots.idle() && waiting.isEmpty() && budget.isFull() && pause.until().isEmpty();
  }
}
