package io.sluice.hub.store;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** What sweeps found out. */
public interface SweepStore {
  /** Watermarks and watches of a connection, as last committed. */
  Future<Rows.SweepState> load(String connection);

  /**
   * Commits the result of one sweep in one transaction. An event whose id is there already is left
   * as it is, and so are the decisions, runs and journal entries that belong to it; that it came
   * again is counted.
   *
   * @return the ids of the events that are new
   */
  Future<List<String>> commit(Rows.Sweep sweep);

  /** Events, newest first. */
  Future<Page<Rows.Event>> events(Query query);

  /** One event. */
  Future<Optional<Rows.Event>> event(String id);

  /** How often an event came again; empty when it never did. */
  Future<Optional<Rows.Repeats>> repeats(String eventId);

  /** Decisions, newest first. */
  Future<Page<Rows.Decision>> decisions(Query query);

  /** Decisions about one event. */
  Future<List<Rows.Decision>> decisionsOf(String eventId);

  /** Gaps, newest first. */
  Future<Page<Rows.Gap>> gaps(Query query);
}
