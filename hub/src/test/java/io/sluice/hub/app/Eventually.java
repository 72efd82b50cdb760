package io.sluice.hub.app;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits for a condition of another process, with a deadline. */
public final class Eventually {
  private static final long BETWEEN_TRIES_MILLIS = 200;

  private Eventually() {}

  /** Tries the assertion until it holds; fails as it failed last when it does not in time. */
  public static void within(Duration deadline, Runnable assertion) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    long end = System.nanoTime() + deadline.toNanos();
    while (true) {
      try {
        assertion.run();
        return;
      } catch (AssertionError | RuntimeException notYet) {
        if (System.nanoTime() >= end || never.await(BETWEEN_TRIES_MILLIS, TimeUnit.MILLISECONDS)) {
          throw notYet;
        }
      }
    }
  }
}
