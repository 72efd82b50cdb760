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
 * run ever goes. Steps are taken one after another.
 */
final class Pruner {
  /** Rows looked at in one step. */
  static final int STEP = 200;

  /** Journal entries deleted in one step; a run with more goes over several. */
  private static final int ENTRIES = 1_000;

  private final Access access;
  private final Dialect dialect;
  private final Retention retention;
  private final StoreMeters meters;

  /** Where the pass through the tables is; a pass leaves out what it had to keep. */
  private long runsSeen;

  private long eventsSeen;

  Pruner(Access access, Dialect dialect, Retention retention, StoreMeters meters) {
    this.meters = meters;
    this.access = access;
    this.dialect = dialect;
    this.retention = retention;
  }

  /** Takes a step; gives whether there may be more to do now. */
  Future<Boolean> step() {
    return access
        .read(this::look)
        .compose(
            found ->
                access
                    .tidy(session -> delete(session, found))
                    .map(whole -> whole ? passed(found) : true))
        .compose(more -> more ? Future.succeededFuture(true) : access.tidy(dialect::shrink));
  }

  /** Goes on behind what was looked at, or begins again at the oldest when the pass is over. */
  private boolean passed(Found found) {
    boolean more = found.runs().more() || found.events().more();
    runsSeen = more ? Math.max(runsSeen, found.runs().last()) : 0;
    eventsSeen = more ? Math.max(eventsSeen, found.events().last()) : 0;
    return more;
  }

  private record Found(Batch runs, Batch events) {}

  /**
   * What a step deletes of one table.
   *
   * @param last the last row looked at; 0 for none
   * @param more whether there may be older rows than the cutoff behind it
   */
  private record Batch(List<Long> keys, long last, boolean more) {}

  private record Candidate(long key, Instant since, boolean free) {}

  private Found look(Session session) throws SQLException {
    meters.size(dialect.size());
    Instant cutoff = retention.cutoff(meters.now(), dialect.used(session));
    return new Found(
        batch(
            session.list(
                "select id, started_at, ended_at is not null and ended_at < ? from run"
                    + " where id > ? order by id limit ?",
                row -> new Candidate(row.getLong(1), Ticks.read(row, 2), row.getBoolean(3)),
                Ticks.of(cutoff),
                runsSeen,
                STEP),
            cutoff),
        batch(
            session.list(
                "select id, recorded_at, not exists (select 1 from decision"
                    + " join run on run.hash = decision.run where decision.event_id = event.id)"
                    + " from event where id > ? order by id limit ?",
                row -> new Candidate(row.getLong(1), Ticks.read(row, 2), row.getBoolean(3)),
                eventsSeen,
                STEP),
            cutoff));
  }

  /** Rows are in the order of writing, so the first young one ends the pass. */
  private static Batch batch(List<Candidate> candidates, Instant cutoff) {
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
  private boolean delete(Session session, Found found) throws SQLException {
    for (long event : found.events().keys()) {
      session.update("delete from decision where event_id = ?", event);
      session.update("delete from event where id = ?", event);
    }
    SlotTable.prune(session, retention.config().keepSlots());
    return deleteRuns(session, found.runs().keys());
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
}
