package io.sluice.hub.gate;

import io.sluice.hub.store.Slot;
import io.sluice.hub.store.SlotStore;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The durable ledger of one bucket: each slot is stored before its call is sent, so that a restart
 * forgets none. Lives on the gate's event loop.
 */
final class SlotLedger {
  private static final Logger LOG = LoggerFactory.getLogger(SlotLedger.class);

  private final SlotStore store;
  private final BucketKey key;
  private final BucketClock clock;
  private final Map<Long, Slot> open = new LinkedHashMap<>();

  SlotLedger(SlotStore store, BucketKey key, BucketClock clock) {
    this.store = store;
    this.key = key;
    this.clock = clock;
  }

  /** Slots of earlier processes; an unreadable ledger counts as empty. */
  Future<RestoredLedger> load() {
    return store
        .load(key.name())
        .map(slots -> RestoredLedger.of(slots, clock.wallClock()))
        .recover(
            cause -> {
              LOG.error("{}: the ledger cannot be read: {}", key.label(), cause.getMessage());
              return Future.succeededFuture(RestoredLedger.of(List.of(), clock.wallClock()));
            });
  }

  /** Stores a slot; its call may be sent once the future completes. */
  Future<Void> reserve(long permit, long now, long hardEnd) {
    Slot slot = new Slot(permit, clock.timestamp(now), clock.timestamp(hardEnd), null);
    return store.reserve(key.name(), slot).onSuccess(stored -> open.put(permit, slot));
  }

  /** Stores the end of a call. If that fails, the slot counts until its hard end. */
  void settle(long permit, long now) {
    Slot slot = open.remove(permit);
    if (slot == null) {
      return;
    }
    Slot settled = new Slot(slot.permit(), slot.reservedAt(), slot.hardEnd(), clock.timestamp(now));
    store
        .settle(key.name(), settled)
        .onFailure(
            cause ->
                LOG.warn(
                    "{}: the end of a call was not stored, its slot stays busy longer: {}",
                    key.label(),
                    cause.getMessage()));
  }

  /** Forgets a slot whose call was not sent. */
  void drop(long permit) {
    open.remove(permit);
  }

  /** Forgets calls that reached their hard end without being settled. */
  void forgetOverdue(long now) {
    Instant timestamp = clock.timestamp(now);
    open.values().removeIf(slot -> slot.hardEnd().isBefore(timestamp));
  }
}
