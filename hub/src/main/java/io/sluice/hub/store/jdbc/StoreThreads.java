package io.sluice.hub.store.jdbc;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Where the store's blocking work is done; never an event loop of a hub at work.
 *
 * @param writer runs at most one piece of work at a time
 * @param readers a connection is opened for each of its threads
 * @param stop called when the store is closed
 */
public record StoreThreads(Executor writer, Executor readers, Runnable stop) {
  private static final int READERS = 2;

  /** One thread that writes and two that read. */
  public static StoreThreads own() {
    ExecutorService writer =
        Executors.newSingleThreadExecutor(work -> daemon(work, "sluice-store-writer"));
    ExecutorService readers =
        Executors.newFixedThreadPool(READERS, work -> daemon(work, "sluice-store-reader"));
    return new StoreThreads(
        writer,
        readers,
        () -> {
          writer.shutdown();
          readers.shutdown();
        });
  }

  /** Everything on the calling thread, for virtual time: a write is done when its call returns. */
  public static StoreThreads inline() {
    return new StoreThreads(Runnable::run, Runnable::run, () -> {});
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
