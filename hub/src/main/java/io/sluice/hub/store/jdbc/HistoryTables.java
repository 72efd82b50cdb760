package io.sluice.hub.store.jdbc;

import io.sluice.hub.store.Checkpoint;
import io.sluice.hub.store.Commit;
import io.sluice.hub.store.Decision;
import io.sluice.hub.store.Event;
import io.sluice.hub.store.EventRef;
import io.sluice.hub.store.EventRepeats;
import io.sluice.hub.store.Gap;
import io.sluice.hub.store.HistoryStore;
import io.sluice.hub.store.Page;
import io.sluice.hub.store.Query;
import io.sluice.hub.store.SubjectRef;
import io.sluice.hub.store.Verdict;
import io.sluice.hub.store.Watch;
import io.sluice.hub.store.WatchEvaluation;
import io.sluice.hub.store.WatchId;
import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Watermarks, watches, events and decisions in their tables. */
record HistoryTables(TableAccess access) implements HistoryStore {
  private static final String EVENT =
      "select event.hash, connection.name, event.kind, event.watch, event.subject_id,"
          + " event.subject, event.occurred_at, event.recorded_at, event.data from event join"
          + " connection on connection.id = event.connection_id";

  private static final String DECISION =
      "select event.hash, decision.kind, decision.subject, decision.flow, decision.verdict,"
          + " decision.reason, decision.terms, decision.decided_at, decision.run"
          + " from decision join event on event.id = decision.event_id";

  private static final PagedTable<Event> EVENTS =
      new PagedTable<>(
          "event", EVENT, HistoryTables::event, "kind", List.of("subject", "subject_id"), null);

  private static final PagedTable<Decision> DECISIONS =
      new PagedTable<>(
          "decision",
          DECISION,
          HistoryTables::decision,
          "kind",
          List.of("subject", "flow"),
          "verdict");

  private static final PagedTable<Gap> GAPS =
      new PagedTable<>(
          "gap",
          "select connection.name, gap.what, gap.missed_from, gap.missed_to, gap.reason,"
              + " gap.recorded_at from gap join connection on connection.id = gap.connection_id",
          HistoryTables::gap,
          "what",
          List.of(),
          null);

  @Override
  public Future<Page<Gap>> gaps(Query query) {
    return access.read(session -> GAPS.page(session, query));
  }

  @Override
  public Future<Checkpoint> load(String connection) {
    return access.read(
        session -> new Checkpoint(watermarks(session, connection), watches(session, connection)));
  }

  @Override
  public Future<List<String>> commit(Commit commit) {
    return access.write(session -> new CommitWriter(session, commit).run());
  }

  @Override
  public Future<Page<Event>> events(Query query) {
    return access.read(session -> EVENTS.page(session, query));
  }

  @Override
  public Future<Optional<Event>> event(String id) {
    return access.read(
        session -> session.first(EVENT + " where event.hash = ?", HistoryTables::event, id));
  }

  @Override
  public Future<Optional<EventRepeats>> repeats(String eventId) {
    return access.read(
        session ->
            session.first(
                "select repeats, repeated_at from event where hash = ? and repeats > 0",
                row -> new EventRepeats(row.getLong(1), Ticks.read(row, 2)),
                eventId));
  }

  @Override
  public Future<Page<Decision>> decisions(Query query) {
    return access.read(session -> DECISIONS.page(session, query));
  }

  @Override
  public Future<List<Decision>> decisionsOf(String eventId) {
    return access.read(
        session ->
            session.list(
                DECISION + " where event.hash = ? order by decision.id",
                HistoryTables::decision,
                eventId));
  }

  private static Map<String, String> watermarks(Session session, String connection)
      throws SQLException {
    Map<String, String> watermarks = new LinkedHashMap<>();
    session.list(
        "select watermark.name, watermark.value from watermark"
            + " join connection on connection.id = watermark.connection_id"
            + " where connection.name = ? order by watermark.name",
        row -> watermarks.put(row.getString(1), row.getString(2)),
        connection);
    return Collections.unmodifiableMap(watermarks);
  }

  private static List<Watch> watches(Session session, String connection) throws SQLException {
    return session.list(
        "select watch.name, watch.kind, watch.subject_id, watch.subject, watch.state, watch.value,"
            + " watch.threshold, watch.evaluation, watch.evaluated_at from watch"
            + " join connection on connection.id = watch.connection_id"
            + " where connection.name = ? order by watch.name",
        row ->
            new Watch(
                new WatchId(connection, row.getString(2), row.getString(1)),
                new SubjectRef(row.getString(3), row.getString(4)),
                row.getString(5),
                new WatchEvaluation(row.getString(6), row.getString(7), row.getString(8)),
                Ticks.read(row, 9)),
        connection);
  }

  private static Event event(ResultSet row) throws SQLException {
    return new Event(
        row.getString(1),
        new WatchId(row.getString(2), row.getString(3), row.getString(4)),
        new SubjectRef(row.getString(5), row.getString(6)),
        Ticks.read(row, 7),
        Ticks.read(row, 8),
        row.getString(9));
  }

  private static Gap gap(ResultSet row) throws SQLException {
    return new Gap(
        row.getString(1),
        row.getString(2),
        Ticks.read(row, 3),
        Ticks.read(row, 4),
        row.getString(5),
        Ticks.read(row, 6));
  }

  private static Decision decision(ResultSet row) throws SQLException {
    return new Decision(
        new EventRef(row.getString(1), row.getString(2), row.getString(3)),
        row.getString(4),
        new Verdict(row.getString(5), row.getString(6), row.getString(7)),
        Ticks.read(row, 8),
        row.getString(9));
  }
}
