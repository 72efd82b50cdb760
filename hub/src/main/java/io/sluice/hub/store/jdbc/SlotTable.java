package io.sluice.hub.store.jdbc;

import io.sluice.hub.store.Slot;
import io.sluice.hub.store.SlotStore;
import io.sluice.hub.store.StoreException;
import io.vertx.core.Future;
import java.sql.SQLException;
import java.util.List;

/**
 * The table of quota slots. A settlement is written with the next group and may be lost in a crash;
 * the slot then counts until its hard end, which errs on the safe side.
 *
 * @param keep number of newest slots kept for each ledger
 */
record SlotTable(TableAccess access, int keep) implements SlotStore {
  @Override
  public Future<Void> reserve(String ledger, Slot slot) {
    return access.write(
        session -> {
          int rows =
              session.update(
                  "insert into slot (ledger, permit, reserved_at, hard_end, settled_at)"
                      + " values (?, ?, ?, ?, ?) on conflict (ledger, permit) do nothing",
                  ledger,
                  slot.permit(),
                  Ticks.of(slot.reservedAt()),
                  Ticks.of(slot.hardEnd()),
                  Ticks.ofNullable(slot.settledAt()));
          if (rows == 0) {
            throw new StoreException(
                "Permit %d of ledger %s is reserved already: permits are numbered on from the largest one loaded"
                    .formatted(slot.permit(), ledger));
          }
          return null;
        });
  }

  @Override
  public Future<Void> settle(String ledger, Slot slot) {
    return access.writeLater(
        session -> {
          session.update(
              "update slot set settled_at = ? where ledger = ? and permit = ?",
              Ticks.ofNullable(slot.settledAt()),
              ledger,
              slot.permit());
          return null;
        });
  }

  @Override
  public Future<List<Slot>> load(String ledger) {
    // Through the writer, so that queued settlements are seen.
    return access.write(
        session ->
            session.list(
                "select permit, reserved_at, hard_end, settled_at from"
                    + " (select * from slot where ledger = ? order by id desc limit ?) newest"
                    + " order by id",
                row ->
                    new Slot(
                        row.getLong(1),
                        Ticks.read(row, 2),
                        Ticks.read(row, 3),
                        Ticks.readNullable(row, 4)),
                ledger,
                keep));
  }

  /** Deletes all but the newest slots of each ledger; returns how many were deleted. */
  static int prune(Session session, int keep) throws SQLException {
    int gone = 0;
    for (String ledger :
        session.list("select distinct ledger from slot", row -> row.getString(1))) {
      gone +=
          session.update(
              "delete from slot where ledger = ? and id <="
                  + " (select id from slot where ledger = ? order by id desc limit 1 offset ?)",
              ledger,
              ledger,
              keep);
    }
    return gone;
  }
}
