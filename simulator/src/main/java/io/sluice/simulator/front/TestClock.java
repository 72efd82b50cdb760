package io.sluice.simulator.front;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The simulator's own clock. It runs with the clock that it was given, until it is paused, made
 * faster or put ahead; it goes back only together with the world. It rules the world, token expiry,
 * the call limit and every timestamp.
 */
public final class TestClock implements InstantSource {
  /** The fastest that it runs: a day in less than a second. */
  public static final int FASTEST = 100_000;

  private final InstantSource source;

  /** What the clock showed when the given one showed {@code since}. */
  private Instant base;

  private Instant since;
  private int speed = 1;
  private boolean paused;

  /** A clock that runs with another one. */
  public TestClock(InstantSource source) {
    this.source = source;
    this.since = source.instant();
    this.base = since;
  }

  @Override
  public Instant instant() {
    return paused ? base : base.plus(Duration.between(since, source.instant()).multipliedBy(speed));
  }

  /** The clock that was given, for what outsiders stamp with their own clocks. */
  public Instant outside() {
    return source.instant();
  }

  /** Whether the clock stands. */
  public boolean isPaused() {
    return paused;
  }

  /** How far the clock is ahead of the one it was given. */
  public Duration ahead() {
    return Duration.between(source.instant(), instant());
  }

  /** How many seconds it shows while one passes on the clock it was given, when it runs. */
  public int speed() {
    return speed;
  }

  /** Stops the clock where it is. */
  public void pause() {
    set(instant());
    paused = true;
  }

  /**
   * Lets the clock run on from where it is.
   *
   * @param times how many times as fast as the clock it was given, 1 to {@value #FASTEST}
   */
  public void run(int times) {
    set(instant());
    speed = times;
    paused = false;
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
    set(then);
  }

  /** Sets the clock to any time, also back; for a world that is put back as a whole. */
  public void set(Instant then) {
    base = then;
    since = source.instant();
  }

  /** The time and the mode, as the header of every answer shows them. */
  public String describe() {
    return instant()
        + (paused
            ? "; paused"
            : speed == 1 ? "; running" : "; running " + speed + " times as fast");
  }
}
