package io.sluice.hub.store;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Checkpoints of sources, events and the decisions about them. */
public interface SweepStore {
  /**
   * The checkpoint of a connection as last committed; {@link Checkpoint#EMPTY} when there is none.
   */
  Future<Checkpoint> load(String connection);

  /**
   * Writes a commit in one transaction. An event that is already stored stays as it is, and its
   * decisions, runs and journal entries are not written again; only its repeats are counted.
   *
   * @return the ids of the events that are new
   */
  Future<List<String>> commit(Commit commit);

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
