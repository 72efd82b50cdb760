package io.sluice.hub.prove;

import io.sluice.hub.time.Time;
import io.sluice.hub.time.VirtualTime;
import java.time.Duration;
import java.time.Instant;

/** One clock for all processes of a hub: each has its own Vert.x, and time continues. */
final class WorldClock implements Time {
  private VirtualTime life;
  private long nanosBefore;

  WorldClock(Instant start) {
    this.life = new VirtualTime(start);
  }

  VirtualTime life() {
    return life;
  }

  /** The process dies: nothing of its Vert.x runs any more; another begins after a while. */
  void dieAndWait(Duration away) {
    Instant again = life.instant().plus(away);
    nanosBefore = nanos() + away.toNanos();
    life.abandon();
    life = new VirtualTime(again);
  }

  @Override
  public Instant instant() {
    return life.instant();
  }

  @Override
  public long nanos() {
    return nanosBefore + life.nanos();
  }
}
