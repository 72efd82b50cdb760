package io.sluice.hub.store;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Checkpoints of sources, events and the decisions about them. */
public interface HistoryStore {
  /**
   * The checkpoint of a connection as last committed; {@link Checkpoint#EMPTY} when there is none.
   */
  Future<Checkpoint> load(String connection);

  /**
   * Writes a commit in one transaction. A stored event is not changed, and its decisions, runs and
   * journal entries are not written again; only its repeats are counted.
   *
   * @return the ids of the events that are new
   */
  Future<List<String>> commit(Commit commit);

  /** Events, newest first. */
  Future<Page<Event>> events(Query query);

  /** An event by its id. */
  Future<Optional<Event>> event(String id);

  /** How often an event was observed again; empty when it never was. */
  Future<Optional<EventRepeats>> repeats(String eventId);

  /** Decisions, newest first. */
  Future<Page<Decision>> decisions(Query query);

  /** Decisions about one event. */
  Future<List<Decision>> decisionsOf(String eventId);

  /** Gaps, newest first. */
  Future<Page<Gap>> gaps(Query query);
}
