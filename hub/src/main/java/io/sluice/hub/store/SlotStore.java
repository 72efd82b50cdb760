package io.sluice.hub.store;

import io.vertx.core.Future;
import java.util.List;

/** The slots of a quota, so that a restart forgets none. One ledger for a tenant's environment. */
public interface SlotStore {
  /** Reserves a slot; the call may leave when the future completes. */
  Future<Void> reserve(String ledger, Rows.Slot slot);

  /** Notes the end of the call; may be lost in a crash, the slot then counts until its hard end. */
  Future<Void> settle(String ledger, Rows.Slot slot);

  /** The slots that may still count: reserved, and not settled longer ago than the retention. */
  Future<List<Rows.Slot>> load(String ledger);
}
