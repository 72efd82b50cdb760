package io.sluice.hub.cli.client;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits between two polls of a command that follows changes. */
interface PollInterval {
  /** Blocks for the interval; false if polling should stop. */
  boolean await();

  /** One second, until the thread is interrupted. */
  static PollInterval second() {
    CountDownLatch never = new CountDownLatch(1);
    return () -> {
      try {
        return !never.await(1, TimeUnit.SECONDS);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return false;
      }
    };
  }
}
