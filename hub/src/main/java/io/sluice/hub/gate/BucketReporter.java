package io.sluice.hub.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** Converts a bucket's state from nanoseconds of its clock to durations and instants. */
final class BucketReporter {
  private BucketReporter() {}

  /** The state now. */
  static Gate.BucketStatus status(
      BucketKey key, BucketConfig config, TokenBucket bucket, BucketClock clock) {
    long now = clock.now();
    BucketSnapshot snapshot = bucket.snapshot(now);
    Optional<Instant> pausedUntil =
        snapshot.pausedUntil().isPresent()
            ? Optional.of(clock.wallClock().plusNanos(snapshot.pausedUntil().getAsLong() - now))
            : Optional.empty();
    return new Gate.BucketStatus(
        key,
        config.windows().get(0),
        new Gate.WindowUsage(snapshot.used(), bucket.perSecond(now), bucket.users(now)),
        new Gate.BucketLoad(
            snapshot.slots().busy(),
            snapshot.slots().inFlight(),
            snapshot.queue().length(),
            Duration.ofNanos(snapshot.queue().oldestWait()),
            Duration.ofNanos(snapshot.queue().expectedWait())),
        pausedUntil,
        snapshot.throttled(),
        outlook(bucket, now, snapshot.slots()));
  }

  private static Gate.SlotForecast outlook(
      TokenBucket bucket, long now, BucketSnapshot.SlotCounts slots) {
    Forecast forecast = bucket.forecast(now);
    return new Gate.SlotForecast(
        slots.allowed(),
        bucket.free(now),
        slots.busy() - slots.inFlight(),
        Arrays.stream(Priority.values())
            .map(priority -> new Gate.QueuedCalls(priority, bucket.queued(priority)))
            .toList(),
        Duration.ofNanos(forecast.nextFree()),
        Duration.ofNanos(forecast.queueEmpty()),
        forecast.capacity(),
        forecast.taken());
  }
}
