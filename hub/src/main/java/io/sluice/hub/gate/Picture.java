package io.sluice.hub.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** A bucket as people are shown it: nanoseconds of its clock become durations and times of day. */
final class Picture {
  private Picture() {}

  /** Draws a bucket as of now. */
  static Gate.Bucket of(
      BucketKey key, BucketConfig config, TokenBucket bucket, Surroundings around) {
    long now = around.now();
    BucketView view = bucket.view(now);
    Window first = config.windows().get(0);
    Optional<Instant> pausedUntil =
        view.pausedUntil().isPresent()
            ? Optional.of(around.time().instant().plusNanos(view.pausedUntil().getAsLong() - now))
            : Optional.empty();
    return new Gate.Bucket(
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

  private static Gate.Outlook outlook(TokenBucket bucket, long now, BucketView view) {
    Forecast forecast = bucket.forecast(now);
    return new Gate.Outlook(
        view.allowed(),
        bucket.free(now),
        view.busy() - view.inFlight(),
        Arrays.stream(Priority.values())
            .map(priority -> new Gate.Waiting(priority, bucket.queued(priority)))
            .toList(),
        Duration.ofNanos(forecast.nextFree()),
        Duration.ofNanos(forecast.queueEmpty()),
        forecast.capacity(),
        forecast.taken());
  }
}
