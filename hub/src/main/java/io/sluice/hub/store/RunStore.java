package io.sluice.hub.store;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs and their journals. */
public interface RunStore {
  /**
   * Adds a run outside a {@link Commit} (resubmitted, of a child flow, of a split event).
   *
   * @return false when the id exists already
   */
  Future<Boolean> start(FlowRun run);

  /** Appends an entry to a run's journal and updates the run's progress, in one transaction. */
  Future<Void> append(JournalEntry entry, FlowRun run);

  /** Open runs with their journals, oldest first. */
  Future<List<JournaledRun>> open();

  /**
   * Ids of open runs, oldest first.
   *
   * @param limit 1 to 1,000
   * @param cursor from the page before; null for the oldest
   */
  Future<Page<String>> openIds(int limit, @Nullable String cursor);

  /** Runs, newest first. */
  Future<Page<FlowRun>> list(Query query);

  /** A run with its journal. */
  Future<Optional<JournaledRun>> run(String id);
}
