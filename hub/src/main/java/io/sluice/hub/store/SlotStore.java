package io.sluice.hub.store;

import io.vertx.core.Future;
import java.util.List;

/** Slots of quotas, so that a restart loses none. One ledger for each environment of a tenant. */
public interface SlotStore {
  /**
   * Reserves a slot; the call may be sent once the future completes. Fails when the ledger has the
   * permit already: after a restart, numbering continues after the loaded permits.
   */
  Future<Void> reserve(String ledger, Slot slot);

  /** Records the end of a call. A crash may lose it; the slot then counts until its hard end. */
  Future<Void> settle(String ledger, Slot slot);

  /**
   * The slots that may still count: the newest of the ledger in order of reservation, many times
   * more than can be busy at once. By number and not by time, since the wall clock may have been
   * stepped.
   */
  Future<List<Slot>> load(String ledger);
}
