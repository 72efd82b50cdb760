package io.sluice.hub.store.jdbc;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/** An executor that queues work and runs it on request, on the caller's thread. */
final class Held implements Executor {
  private final Deque<Runnable> work = new ArrayDeque<>();

  @Override
  public void execute(Runnable task) {
    work.add(task);
  }

  void run() {
    while (!work.isEmpty()) {
      work.remove().run();
    }
  }

  /** Writes on this; reads at once. */
  StoreThreads threads() {
    return new StoreThreads(this, Runnable::run, () -> {});
  }
}
