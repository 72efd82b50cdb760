package io.sluice.hub.store.jdbc;

import io.vertx.core.Future;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Forgets old history, oldest first, in steps small enough that writes hardly notice: what may go
 * is looked up by a reader, and only then deleted by key. A run goes when it has ended and is old;
 * an event, with its decisions, when it is old and none of its runs is left. So nothing of a live
 * run ever goes. A pass goes through the runs, then through the events; what it has to keep it
 * leaves behind. Steps are taken one after another.
 */
final class HistoryPruner {
  /** Rows looked at in one step. */
  static final int STEP = 200;

  /** Journal entries deleted in one step; a run with more goes over several. */
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
   * By the wall clock, but no later than by the clock that is never set: a step forward, which may
   * be taken back, makes nothing old.
   */
  private Instant now() {
    Instant steady = began.plusNanos(meters.nanos() - beganNanos);
    Instant wall = meters.now();
    return wall.isBefore(steady) ? wall : steady;
  }

  /** Takes a step; gives whether there may be more to do now. */
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

  /** Goes on behind what was looked at; gives false when the pass is over. */
  private boolean passed(Batch batch) {
    seen = batch.more() ? batch.last() : 0;
    if (batch.more()) {
      return true;
    }
    onEvents = !onEvents;
    return onEvents;
  }

  /**
   * What a step deletes.
   *
   * @param last the last row looked at; 0 for none
   * @param more whether there may be more that is old behind it
   */
  private record Batch(List<Long> keys, long last, boolean more) {}

  private record Candidate(long key, Instant since, boolean free) {}

  /** Rows are in the order of writing, so the first young one ends the pass. */
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

  /** Gives false when it had to stop before the end. */
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

  /** What is left to do at the end of a pass. */
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
