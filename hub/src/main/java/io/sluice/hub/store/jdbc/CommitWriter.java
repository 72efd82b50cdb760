package io.sluice.hub.store.jdbc;

import io.sluice.hub.store.Commit;
import io.sluice.hub.store.Decision;
import io.sluice.hub.store.Event;
import io.sluice.hub.store.FlowRun;
import io.sluice.hub.store.Gap;
import io.sluice.hub.store.JournalEntry;
import io.sluice.hub.store.StoreException;
import io.sluice.hub.store.Watch;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Writes a {@link Commit} inside one unit. */
final class CommitWriter {
  private final Session session;
  private final Commit commit;

  /** Keys of the new events. */
  private final Map<String, Long> added = new LinkedHashMap<>();

  /** Keys of the new runs. */
  private final Map<String, Long> begun = new LinkedHashMap<>();

  private final Set<String> repeated = new LinkedHashSet<>();

  CommitWriter(Session session, Commit commit) {
    this.session = session;
    this.commit = commit;
  }

  /** Writes the rows; returns the ids of the new events. */
  List<String> run() throws SQLException {
    long connection = connection(commit.connection());
    for (Map.Entry<String, String> watermark : commit.checkpoint().watermarks().entrySet()) {
      session.update(
          "insert into watermark (connection_id, name, value) values (?, ?, ?)"
              + " on conflict (connection_id, name) do update set value = excluded.value",
          connection,
          watermark.getKey(),
          watermark.getValue());
    }
    for (Watch watch : commit.checkpoint().watches()) {
      put(watch);
    }
    for (Event event : commit.events()) {
      add(event);
    }
    for (Decision decision : commit.decisions()) {
      add(decision);
    }
    for (FlowRun run : commit.runs()) {
      if (isNew(run.cause().eventId(), "run " + run.id())) {
        RunTables.insert(session, run).ifPresent(key -> begun.put(run.id(), key));
      }
    }
    for (JournalEntry entry : commit.entries()) {
      Long run = begun.get(entry.runId());
      if (run != null) {
        RunTables.insert(session, entry, run);
      }
    }
    for (Gap gap : commit.gaps()) {
      add(gap);
    }
    return new ArrayList<>(added.keySet());
  }

  /**
   * A commit whose outcome is unknown is repeated; its gaps then replace those with the same start.
   */
  private void add(Gap gap) throws SQLException {
    session.update(
        "insert into gap (connection_id, what, missed_from, missed_to, reason, recorded_at)"
            + " values (?, ?, ?, ?, ?, ?) on conflict (connection_id, what, missed_from, reason)"
            + " do update set missed_to = excluded.missed_to",
        connection(gap.connection()),
        gap.what(),
        Ticks.of(gap.from()),
        Ticks.of(gap.to()),
        gap.reason(),
        Ticks.of(gap.recordedAt()));
  }

  private void put(Watch watch) throws SQLException {
    session.update(
        "insert into watch (connection_id, name, kind, subject_id, subject, state, value,"
            + " threshold, evaluation, evaluated_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " on conflict (connection_id, name) do update set kind = excluded.kind,"
            + " subject_id = excluded.subject_id, subject = excluded.subject,"
            + " state = excluded.state, value = excluded.value, threshold = excluded.threshold,"
            + " evaluation = excluded.evaluation, evaluated_at = excluded.evaluated_at",
        connection(watch.id().connection()),
        watch.id().key(),
        watch.kind(),
        watch.subject().id(),
        watch.subject().name(),
        watch.state(),
        watch.evaluation().value(),
        watch.evaluation().threshold(),
        watch.evaluation().explanation(),
        Ticks.of(watch.at()));
  }

  private void add(Event event) throws SQLException {
    OptionalLong key =
        session.number(
            "insert into event (hash, connection_id, kind, watch, subject_id, subject,"
                + " occurred_at, recorded_at, data) values (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " on conflict (hash) do nothing returning id",
            event.id(),
            connection(event.watch().connection()),
            event.kind(),
            event.watch().key(),
            event.subject().id(),
            event.subject().name(),
            Ticks.of(event.occurredAt()),
            Ticks.of(event.recordedAt()),
            event.data());
    if (key.isPresent()) {
      added.put(event.id(), key.getAsLong());
    } else {
      repeated.add(event.id());
      session.update(
          "update event set repeats = repeats + 1, repeated_at = ? where hash = ?",
          Ticks.of(event.recordedAt()),
          event.id());
    }
  }

  private void add(Decision decision) throws SQLException {
    if (!isNew(decision.event().id(), "decision of flow " + decision.flow())) {
      return;
    }
    session.update(
        "insert into decision (event_id, kind, subject, flow, verdict, reason, terms,"
            + " decided_at, run) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        added.get(decision.event().id()),
        decision.kind(),
        decision.event().subject(),
        decision.flow(),
        decision.verdict().word(),
        decision.verdict().reason(),
        decision.verdict().terms(),
        Ticks.of(decision.at()),
        decision.runId());
  }

  /** Whether the event is new; rows of a known event were written with it. */
  private boolean isNew(String eventId, String what) {
    if (added.containsKey(eventId)) {
      return true;
    }
    if (repeated.contains(eventId)) {
      return false;
    }
    throw new StoreException(
        "The " + what + " belongs to event " + eventId + ", which is not in the same commit");
  }

  private long connection(String name) throws SQLException {
    return session.key(
        name,
        "select id from connection where name = ?",
        "insert into connection (name) values (?) returning id");
  }
}
