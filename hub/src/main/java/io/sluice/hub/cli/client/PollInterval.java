package io.sluice.hub.cli.client;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The time between two looks of a command that goes on. */
interface PollInterval {
  /** Lets the time pass; false when there is to be no other look. */
  boolean passed();

  /** A second, until the thread is interrupted. */
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
