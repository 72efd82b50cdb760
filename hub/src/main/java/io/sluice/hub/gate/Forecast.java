package io.sluice.hub.gate;

/**
 * What a bucket will do if nobody else comes: worked out by letting copies of its slots and its
 * budget run ahead. Calls that are open now are taken to end at their hard end, so that the next
 * free slot is never promised too early; those still waiting are taken to last as long as calls
 * lately did. Times are nanoseconds from now.
 *
 * <p>The laws that it keeps ({@code ForecastTest}): when nothing else happens and nobody who waits
 * gives up, the next slot comes exactly at {@code nextFree}; when calls are answered before their
 * hard end it comes no later, unless slots are kept for a sweep; a refusal, a pause and callers who
 * go first make it later. The end of the queue is exact when no call is open and calls take no
 * time, and an estimate otherwise. {@code taken} is at most {@code capacity}, and that at most the
 * limit.
 *
 * @param nextFree until the next caller can have a slot; 0 when one is free
 * @param queueEmpty until the last of those who wait has its slot; 0 when nobody waits
 * @param capacity calls that can leave in the next window of the bucket's first rule
 * @param taken how many of those go to callers who wait already
 */
record Forecast(long nextFree, long queueEmpty, int capacity, int taken) {
  /** More grants are not followed one by one; the rest is taken to go on at the same rate. */
  static final int MOST_STEPS = 10_000;

  /**
   * Where a bucket stands. The slots and the budget are copies and are used up.
   *
   * @param earliest before this time nothing is granted
   * @param reserve slots that those who wait must leave free
   * @param waiting how many callers wait
   * @param callTime how long a call takes, nanoseconds
   */
  record Input(
      Slots slots,
      AdaptiveLimit budget,
      long earliest,
      SlotReserve reserve,
      int waiting,
      long callTime,
      Window window) {}

  /** Lets a bucket run ahead. */
  static Forecast of(long now, Input bucket) {
    Walk walk = new Walk(bucket, now);
    long edge = now + bucket.window().length().toNanos();
    long nextFree = walk.nextRoom() - now;
    long empty = 0;
    int inWindow = 0;
    int granted = 0;
    while (granted < MOST_STEPS && (granted < bucket.waiting() || walk.at < edge)) {
      long at = walk.nextRoom();
      if (at < edge) {
        inWindow++;
      } else if (granted >= bucket.waiting()) {
        break;
      }
      granted++;
      if (granted <= bucket.waiting()) {
        empty = at - now;
      }
      walk.grant(-granted);
    }
    int left = Math.max(0, bucket.waiting() - granted);
    long rest = Math.round((double) empty / MOST_STEPS * left);
    return new Forecast(nextFree, empty + rest, inWindow, Math.min(inWindow, bucket.waiting()));
  }

  /** The same steps that the bucket itself takes when it is woken as it asks. */
  private static final class Walk {
    private final Input bucket;
    private long at;

    private Walk(Input bucket, long now) {
      this.bucket = bucket;
      this.at = Math.max(now, bucket.earliest());
    }

    /** Goes on to when there is room. */
    private long nextRoom() {
      advance();
      while (!bucket.slots().room(bucket.budget(), reserve())) {
        long change = bucket.slots().nextChange(bucket.budget(), reserve());
        long next = Math.min(change, bucket.budget().nextGrowth());
        at = Math.min(next, bucket.reserve().nextFall(at, bucket.slots()));
        advance();
      }
      return at;
    }

    private int reserve() {
      return bucket.reserve().at(at, bucket.slots());
    }

    private void advance() {
      bucket.slots().advance(at);
      bucket.budget().advance(at);
    }

    private void grant(long permit) {
      bucket.slots().grant(permit, new Slots.OpenCall(at, at + bucket.callTime()));
    }
  }
}
