package io.sluice.hub.prove;

import io.sluice.hub.store.Slot;
import io.sluice.hub.store.SlotStore;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** A ledger on a slow disk: a process that dies may have written a slot without hearing of it. */
final class SlowSlots implements SlotStore {
  private static final int MAX_MILLIS = 25;

  private final SlotStore slots;
  private final Vertx vertx;
  private final Random chance;

  SlowSlots(SlotStore slots, Vertx vertx, Random chance) {
    this.slots = slots;
    this.vertx = vertx;
    this.chance = chance;
  }

  @Override
  public Future<Void> reserve(String ledger, Slot slot) {
    return slowly(() -> slots.reserve(ledger, slot));
  }

  @Override
  public Future<Void> settle(String ledger, Slot slot) {
    return slowly(() -> slots.settle(ledger, slot));
  }

  @Override
  public Future<List<Slot>> load(String ledger) {
    return slots.load(ledger);
  }

  private Future<Void> slowly(Supplier<Future<Void>> write) {
    return later().compose(there -> write.get()).compose(written -> later());
  }

  private Future<Void> later() {
    Promise<Void> later = Promise.promise();
    vertx.setTimer(1 + chance.nextInt(MAX_MILLIS), fired -> later.complete());
    return later.future();
  }
}
