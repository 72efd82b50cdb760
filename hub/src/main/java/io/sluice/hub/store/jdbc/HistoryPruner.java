package io.sluice.hub.store.jdbc;

import io.vertx.core.Future;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Deletes old history, oldest first, in steps small enough not to delay writes: a reader selects
 * the rows, then the writer deletes them by key. A run is deleted when it has ended and is old; an
 * event, with its decisions, when it is old and has no runs left. So nothing of an open run is ever
 * deleted. A pass scans the runs, then the events, and skips rows that must be kept. Steps must not
 * overlap.
 */
final class HistoryPruner {
  /** Number of rows scanned in one step. */
  static final int STEP = 200;

  /** Maximum number of journal entries deleted in one step; a longer run takes several steps. */
  static final int ENTRIES = 1_000;

  private static final String RUNS =
      "select id, started_at, ended_at is not null and ended_at < ? from run"
          + " where id > ? order by id limit ?";

  private static final String EVENTS =
      "select id, recorded_at, recorded_at < ? and not exists (select 1 from decision"
          + " join run on run.hash = decision.run where decision.event_id = event.id)"
          + " from event where id > ? order by id limit ?";

  private final TableAccess access;
  private final Dialect dialect;
  private final Retention retention;
  private final StoreMeters meters;
  private final Instant began;
  private final long beganNanos;

  private boolean onEvents;
  private long seen;

  HistoryPruner(TableAccess access, Dialect dialect, Retention retention, StoreMeters meters) {
    this.meters = meters;
    this.access = access;
    this.dialect = dialect;
    this.retention = retention;
    this.began = meters.now();
    this.beganNanos = meters.nanos();
  }

  /**
   * The wall clock, but never ahead of the monotonic clock: a step forward of the wall clock, which
   * may be corrected, makes nothing old.
   */
  private Instant now() {
    Instant steady = began.plusNanos(meters.nanos() - beganNanos);
    Instant wall = meters.now();
    return wall.isBefore(steady) ? wall : steady;
  }

  /** Performs a step; returns whether there may be more to delete now. */
  Future<Boolean> step() {
    boolean events = onEvents;
    long after = seen;
    return access
        .read(session -> look(session, events ? EVENTS : RUNS, after))
        .compose(
            batch ->
                access
                    .tidy(session -> delete(session, events, batch.keys()))
                    .map(whole -> whole ? passed(batch) : true))
        .compose(more -> more ? Future.succeededFuture(true) : access.tidy(this::finish));
  }

  /** Advances behind the scanned rows; returns false at the end of the pass. */
  private boolean passed(Batch batch) {
    seen = batch.more() ? batch.last() : 0;
    if (batch.more()) {
      return true;
    }
    onEvents = !onEvents;
    return onEvents;
  }

  /**
   * The rows that a step deletes.
   *
   * @param last the last row scanned; 0 for none
   * @param more whether more old rows may follow
   */
  private record Batch(List<Long> keys, long last, boolean more) {}

  private record Candidate(long key, Instant since, boolean free) {}

  /** Rows are in the order of writing, so the first recent one ends the pass. */
  private Batch look(Session session, String sql, long after) throws SQLException {
    meters.size(dialect.size());
    Instant cutoff = retention.cutoff(now(), dialect.used(session));
    List<Candidate> candidates =
        session.list(
            sql,
            row -> new Candidate(row.getLong(1), Ticks.read(row, 2), row.getBoolean(3)),
            Ticks.of(cutoff),
            after,
            STEP);
    List<Long> keys = new ArrayList<>();
    long last = 0;
    for (Candidate candidate : candidates) {
      if (!candidate.since().isBefore(cutoff)) {
        return new Batch(keys, last, false);
      }
      if (candidate.free()) {
        keys.add(candidate.key());
      }
      last = candidate.key();
    }
    return new Batch(keys, last, candidates.size() == STEP);
  }

  /** Gives false when it stopped before the end. */
  private static boolean delete(Session session, boolean events, List<Long> keys)
      throws SQLException {
    if (!events) {
      return deleteRuns(session, keys);
    }
    for (long event : keys) {
      session.update("delete from decision where event_id = ?", event);
      session.update("delete from event where id = ?", event);
    }
    return true;
  }

  private static boolean deleteRuns(Session session, List<Long> runs) throws SQLException {
    int left = ENTRIES;
    for (long run : runs) {
      left -=
          session.update(
              "delete from journal where id in"
                  + " (select id from journal where run_id = ? order by number limit ?)",
              run,
              left);
      if (left == 0) {
        return false;
      }
      session.update("delete from run where id = ?", run);
    }
    return true;
  }

  /** Deletes gaps and slots and shrinks the database, at the end of a pass. */
  private boolean finish(Session session) throws SQLException {
    Instant cutoff = retention.cutoff(now(), dialect.used(session));
    session.update(
        "delete from gap where id in (select id from gap where recorded_at < ? order by id limit"
            + " ?)",
        Ticks.of(cutoff),
        STEP);
    SlotTable.prune(session, retention.config().keepSlots());
    return dialect.shrink(session);
  }
}
