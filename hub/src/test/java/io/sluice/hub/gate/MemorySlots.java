package io.sluice.hub.gate;

import io.sluice.hub.store.Slot;
import io.sluice.hub.store.SlotStore;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A ledger in memory whose commits take a while, fail on demand and survive the gate. */
public final class MemorySlots implements SlotStore {
  private final Vertx vertx;

  /** A write completes even after the verticle that requested it has stopped. */
  private final Context own;

  private final Map<String, Map<Long, Slot>> ledgers = new LinkedHashMap<>();
  private long millis = 3;
  private @Nullable Throwable failure;

  public MemorySlots(Vertx vertx) {
    this.vertx = vertx;
    this.own = vertx.getOrCreateContext();
  }

  /** Sets the duration of further commits. */
  public void takes(long commitMillis) {
    millis = commitMillis;
  }

  /** Fails further operations with this cause; null ends the failure. */
  public void failsWith(@Nullable Throwable cause) {
    failure = cause;
  }

  /** All stored slots. */
  public List<Slot> rows(String ledger) {
    return new ArrayList<>(ledgers.getOrDefault(ledger, Map.of()).values());
  }

  @Override
  public Future<Void> reserve(String ledger, Slot slot) {
    return write(ledger, slot);
  }

  @Override
  public Future<Void> settle(String ledger, Slot slot) {
    return write(ledger, slot);
  }

  @Override
  public Future<List<Slot>> load(String ledger) {
    return failure != null ? Future.failedFuture(failure) : Future.succeededFuture(rows(ledger));
  }

  private Future<Void> write(String ledger, Slot slot) {
    if (failure != null) {
      return Future.failedFuture(failure);
    }
    Promise<Void> done = Promise.promise();
    own.runOnContext(
        turn ->
            vertx.setTimer(
                millis,
                fired -> {
                  ledgers
                      .computeIfAbsent(ledger, name -> new LinkedHashMap<>())
                      .put(slot.permit(), slot);
                  done.complete();
                }));
    return done.future();
  }
}
