package io.sluice.hub.store;

import io.vertx.core.Future;
import java.util.List;

/** The slots of a quota, so that a restart forgets none. One ledger for a tenant's environment. */
public interface SlotStore {
  /**
   * Reserves a slot; the call may leave when the future completes. Fails when the ledger has the
   * permit already: after a restart permits are numbered on from those loaded.
   */
  Future<Void> reserve(String ledger, Slot slot);

  /** Notes the end of the call; may be lost in a crash, the slot then counts until its hard end. */
  Future<Void> settle(String ledger, Slot slot);

  /**
   * The slots that may still count: the newest of the ledger, in the order of their reservation,
   * many times more than can be busy at once. By number and not by time, since the wall clock may
   * have been stepped since.
   */
  Future<List<Slot>> load(String ledger);
}
