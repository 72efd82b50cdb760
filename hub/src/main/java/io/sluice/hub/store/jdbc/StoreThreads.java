package io.sluice.hub.store.jdbc;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The executors of the store's blocking work; never an event loop, except in virtual time.
 *
 * @param writer runs one task at a time
 * @param readers one connection is opened for each thread
 * @param stop called when the store is closed
 */
public record StoreThreads(Executor writer, Executor readers, Runnable stop) {
  private static final int READERS = 2;

  /** One writer thread and two reader threads. */
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

  /**
   * Runs everything on the calling thread, for virtual time: writes complete before they return.
   */
  public static StoreThreads inline() {
    return new StoreThreads(Runnable::run, Runnable::run, () -> {});
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
