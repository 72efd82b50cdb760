package io.sluice.hub.store;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs and their journals. */
public interface RunStore {
  /**
   * Adds a run that no sweep started (a resubmitted one, one called over HTTP); the same id twice
   * is one run.
   */
  Future<Boolean> start(FlowRun run);

  /** Appends one wake-up to a run's journal and sets the run's status in the same transaction. */
  Future<Void> append(JournalEntry entry, FlowRun run);

  /** Runs that have not ended, oldest first, with their journals. */
  Future<List<JournaledRun>> open();

  /**
   * Ids of runs that have not ended, oldest first, without what they hold.
   *
   * @param limit 1 to 1,000
   * @param cursor from the page before; null for the oldest
   */
  Future<Page<String>> openIds(int limit, @Nullable String cursor);

  /** Runs, newest first. */
  Future<Page<FlowRun>> list(Query query);

  /** One run with its journal. */
  Future<Optional<JournaledRun>> run(String id);
}
