package io.sluice.hub.gate;

/**
 * The future of a bucket if no other caller arrives, found by running copies of its slots and its
 * adaptive limit ahead. Open calls are assumed to end at their hard end, so that the next free slot
 * is never promised too early; waiting calls are assumed to last as long as recent ones. Times are
 * nanoseconds from now.
 *
 * <p>Laws, held by {@code ForecastTest}: if nothing else happens and no caller gives up, the next
 * slot becomes free exactly at {@code nextFree}. If calls are answered before their hard end it
 * becomes free no later, unless slots are reserved for a sweep; a 429, a back-off and callers with
 * precedence make it later. {@code queueEmpty} is exact if no call is open and calls take no time,
 * and an estimate otherwise. {@code taken} is at most {@code capacity}, which is at most the limit.
 *
 * @param nextFree time until the next caller can get a slot; 0 if one is free
 * @param queueEmpty time until the last waiting caller gets its slot; 0 if no caller waits
 * @param capacity calls that can leave in the next window of the bucket's first limit
 * @param taken the part of {@code capacity} that waiting callers will use
 */
record Forecast(long nextFree, long queueEmpty, int capacity, int taken) {
  /** Upper bound of simulated grants; the rest is extrapolated at the same rate. */
  static final int MAX_STEPS = 10_000;

  /**
   * State of the bucket that the forecast starts from.
   *
   * @param slots a copy, which the forecast consumes
   * @param limit a copy, which the forecast consumes
   * @param earliest before this time no permit is granted
   * @param reserve slots that waiting callers must leave free
   * @param waiting number of waiting callers
   * @param callTime average duration of a call
   */
  record Input(
      Slots slots,
      AdaptiveLimit limit,
      long earliest,
      SlotReserve reserve,
      int waiting,
      long callTime,
      Window window) {}

  /** Runs a bucket ahead. */
  static Forecast of(long now, Input bucket) {
    Lookahead lookahead = new Lookahead(bucket, now);
    long edge = now + bucket.window().length().toNanos();
    long nextFree = lookahead.nextRoom() - now;
    long empty = 0;
    int inWindow = 0;
    int granted = 0;
    while (granted < MAX_STEPS && (granted < bucket.waiting() || lookahead.at < edge)) {
      long at = lookahead.nextRoom();
      if (at < edge) {
        inWindow++;
      } else if (granted >= bucket.waiting()) {
        break;
      }
      granted++;
      if (granted <= bucket.waiting()) {
        empty = at - now;
      }
      lookahead.grant(-granted);
    }
    int left = Math.max(0, bucket.waiting() - granted);
    long rest = Math.round((double) empty / MAX_STEPS * left);
    return new Forecast(nextFree, empty + rest, inWindow, Math.min(inWindow, bucket.waiting()));
  }

  /** The steps that the bucket itself takes if it is woken at the times that it asks for. */
  private static final class Lookahead {
    private final Input bucket;
    private long at;

    private Lookahead(Input bucket, long now) {
      this.bucket = bucket;
      this.at = Math.max(now, bucket.earliest());
    }

    /** Advances to the time of the next free slot. */
    private long nextRoom() {
      advance();
      while (!bucket.slots().room(bucket.limit(), reserve())) {
        long change = bucket.slots().nextChange(bucket.limit(), reserve());
        long next = Math.min(change, bucket.limit().nextGrowth());
        at = Math.min(next, bucket.reserve().nextRelease(at, bucket.slots()));
        advance();
      }
      return at;
    }

    private int reserve() {
      return bucket.reserve().at(at, bucket.slots());
    }

    private void advance() {
      bucket.slots().advance(at);
      bucket.limit().advance(at);
    }

    private void grant(long permit) {
      bucket.slots().grant(permit, new Slots.OpenCall(at, at + bucket.callTime()));
    }
  }
}
