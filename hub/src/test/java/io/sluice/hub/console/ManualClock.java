package io.sluice.hub.console;

import io.sluice.hub.time.Time;
import java.time.Duration;
import java.time.Instant;

/** A clock that advances only when a test moves it. */
final class ManualClock implements Time {
  private volatile Instant now = FakeHub.START;

  void move(Duration by) {
    now = now.plus(by);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public long nanos() {
    return Duration.between(FakeHub.START, now).toNanos();
  }
}
