package io.sluice.simulator.front;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The simulator's clock: drives the world, token expiry, the rate limit and all timestamps. It
 * follows a source clock and can be paused, accelerated and advanced. It moves backwards only
 * together with the world.
 */
public final class TestClock implements InstantSource {
  /** Maximum speed: a day in less than a second. */
  public static final int MAX_SPEED = 100_000;

  private final InstantSource source;

  /** This clock's time when the source clock showed {@code since}. */
  private Instant base;

  private Instant since;
  private int speed = 1;
  private boolean paused;

  /** A clock that follows a source clock. */
  public TestClock(InstantSource source) {
    this.source = source;
    this.since = source.instant();
    this.base = since;
  }

  @Override
  public Instant instant() {
    return paused ? base : base.plus(Duration.between(since, source.instant()).multipliedBy(speed));
  }

  /** The source clock's time, to verify timestamps made by other programs. */
  public Instant outside() {
    return source.instant();
  }

  /** Whether the clock is paused. */
  public boolean isPaused() {
    return paused;
  }

  /** How far this clock is ahead of the source clock. */
  public Duration ahead() {
    return Duration.between(source.instant(), instant());
  }

  /** Seconds that pass on this clock per second of the source clock while it is running. */
  public int speed() {
    return speed;
  }

  /** Pauses the clock. */
  public void pause() {
    set(instant());
    paused = true;
  }

  /**
   * Resumes the clock from its current time.
   *
   * @param times speed relative to the source clock, 1 to {@value #MAX_SPEED}
   */
  public void run(int times) {
    set(instant());
    speed = times;
    paused = false;
  }

  /**
   * Advances the clock.
   *
   * @throws IllegalArgumentException for a time in the past
   */
  public void advanceTo(Instant then) {
    Instant now = instant();
    if (then.isBefore(now)) {
      throw new IllegalArgumentException(
          "The clock only moves forward: it shows " + now + ", which is after " + then + ".");
    }
    set(then);
  }

  /** Sets the clock to any time, including the past; used when the whole world is replaced. */
  public void set(Instant then) {
    base = then;
    since = source.instant();
  }

  /** Time and mode, as shown in the header {@code X-Sim-Clock} of every answer. */
  public String describe() {
    return instant()
        + (paused
            ? "; paused"
            : speed == 1 ? "; running" : "; running " + speed + " times as fast");
  }
}
