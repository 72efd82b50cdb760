package io.sluice.simulator.front;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The simulator's own clock. It runs with the clock that it was given, until it is paused or put
 * ahead; it goes back only together with the world. It rules the world, token expiry, the call
 * limit and every timestamp.
 */
public final class TestClock implements InstantSource {
  private final InstantSource source;
  private Duration ahead = Duration.ZERO;
  private Optional<Instant> paused = Optional.empty();

  /** A clock that runs with another one. */
  public TestClock(InstantSource source) {
    this.source = source;
  }

  @Override
  public Instant instant() {
    return paused.orElseGet(() -> source.instant().plus(ahead));
  }

  /** The clock that was given, for what outsiders stamp with their own clocks. */
  public Instant outside() {
    return source.instant();
  }

  /** Whether the clock stands. */
  public boolean isPaused() {
    return paused.isPresent();
  }

  /** How far the clock is ahead of the one it was given. */
  public Duration ahead() {
    return Duration.between(source.instant(), instant());
  }

  /** Stops the clock where it is. */
  public void pause() {
    paused = Optional.of(instant());
  }

  /** Lets the clock run on from where it is. */
  public void run() {
    ahead = ahead();
    paused = Optional.empty();
  }

  /**
   * Puts the clock ahead.
   *
   * @throws IllegalArgumentException for a time that lies back
   */
  public void advanceTo(Instant then) {
    Instant now = instant();
    if (then.isBefore(now)) {
      throw new IllegalArgumentException(
          "The clock only goes forward: it shows " + now + ", which is after " + then + ".");
    }
    if (paused.isPresent()) {
      paused = Optional.of(then);
    } else {
      ahead = ahead.plus(Duration.between(now, then));
    }
  }

  /** Sets the clock to any time, also back; for a world that is put back as a whole. */
  public void set(Instant then) {
    if (paused.isPresent()) {
      paused = Optional.of(then);
    } else {
      ahead = Duration.between(source.instant(), then);
    }
  }

  /** The time and the mode, as the header of every answer shows them. */
  public String describe() {
    return instant() + (isPaused() ? "; paused" : "; running");
  }
}
