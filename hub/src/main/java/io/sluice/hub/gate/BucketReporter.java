package io.sluice.hub.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** A bucket as people are shown it: nanoseconds of its clock become durations and times of day. */
final class BucketReporter {
  private BucketReporter() {}

  /** Draws a bucket as of now. */
  static Gate.BucketStatus of(
      BucketKey key, BucketConfig config, TokenBucket bucket, Surroundings around) {
    long now = around.now();
    BucketSnapshot view = bucket.view(now);
    Window first = config.windows().get(0);
    Optional<Instant> pausedUntil =
        view.pausedUntil().isPresent()
            ? Optional.of(around.time().instant().plusNanos(view.pausedUntil().getAsLong() - now))
            : Optional.empty();
    return new Gate.BucketStatus(
        key,
        first.limit(),
        first.length(),
        view.used(),
        view.busy(),
        view.inFlight(),
        view.queued(),
        Duration.ofNanos(view.oldestWait()),
        Duration.ofNanos(view.expectedWait()),
        bucket.perSecond(now),
        bucket.users(now),
        pausedUntil,
        view.throttled(),
        outlook(bucket, now, view));
  }

  private static Gate.SlotForecast outlook(TokenBucket bucket, long now, BucketSnapshot view) {
    Forecast forecast = bucket.forecast(now);
    return new Gate.SlotForecast(
        view.allowed(),
        bucket.free(now),
        view.busy() - view.inFlight(),
        Arrays.stream(Priority.values())
            .map(priority -> new Gate.QueuedCalls(priority, bucket.queued(priority)))
            .toList(),
        Duration.ofNanos(forecast.nextFree()),
        Duration.ofNanos(forecast.queueEmpty()),
        forecast.capacity(),
        forecast.taken());
  }
}
