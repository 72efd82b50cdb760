package io.sluice.wdl;

import java.time.Instant;

/** A clock that moves only when a run waits. */
final class VirtualClock implements RunClock {
  private Instant now;

  VirtualClock(Instant start) {
    this.now = start;
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public void waitUntil(Instant due) {
    now = due.isAfter(now) ? due : now;
  }
}
