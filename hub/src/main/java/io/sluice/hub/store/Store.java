package io.sluice.hub.store;

import io.vertx.core.Future;

/**
 * The durable state of a hub. Writes are queued for a single writer that commits them in groups.
 * The future of a write completes on the caller's context, in the order of the calls, once its
 * commit is on disk; when the commit fails, the future fails and nothing was written. The queue is
 * bounded: when it is full, a write fails at once with {@link StoreException}. Reads see every
 * write whose future has completed.
 */
public interface Store {
  /** Checkpoints, events, decisions and gaps. */
  HistoryStore history();

  /** Runs and their journals. */
  RunStore runs();

  /** Flow versions and whether flows are enabled. */
  FlowStore flows();

  /** Slots of quotas. */
  SlotStore slots();

  /**
   * Deletes a small part of the history that is older than the retention.
   *
   * @return whether there is more to delete
   */
  Future<Boolean> prune();

  /** Completes when the store accepts writes; fails with the reason when it does not. */
  Future<Void> check();

  /** Writes what is queued, then closes the store. */
  Future<Void> close();
}
