package io.sluice.hub.store;

import java.time.Instant;
import java.util.List;

/**
 * Rows that are written in one transaction, all or none: the result of a sweep, or a call of a
 * flow. Starts empty and is given only the parts it has:
 *
 * <pre>{@code
 * Commit.of("request", now).withEvents(List.of(event)).withDecisions(List.of(decision))
 * }</pre>
 *
 * @param connection whose watermarks the checkpoint holds; {@code request} for calls
 * @param at when the commit was put together
 * @param checkpoint watermarks and watches to replace; the others stay as they are
 * @param decisions about events of this commit, at most one per event and flow
 * @param runs started by the decisions
 * @param entries first journal entries of runs that began before their commit; their effects are
 *     performed only after it
 * @param gaps periods in which the source may have missed something
 */
public record Commit(
    String connection,
    Instant at,
    Checkpoint checkpoint,
    List<Event> events,
    List<Decision> decisions,
    List<FlowRun> runs,
    List<JournalEntry> entries,
    List<Gap> gaps) {

  /** An empty commit. */
  public static Commit of(String connection, Instant at) {
    return new Commit(
        connection, at, Checkpoint.EMPTY, List.of(), List.of(), List.of(), List.of(), List.of());
  }

  /** This commit with a checkpoint. */
  public Commit withCheckpoint(Checkpoint changed) {
    return new Commit(connection, at, changed, events, decisions, runs, entries, gaps);
  }

  /** This commit with these events. */
  public Commit withEvents(List<Event> added) {
    return new Commit(connection, at, checkpoint, added, decisions, runs, entries, gaps);
  }

  /** This commit with these decisions. */
  public Commit withDecisions(List<Decision> added) {
    return new Commit(connection, at, checkpoint, events, added, runs, entries, gaps);
  }

  /** This commit with these runs, whose journals are still empty. */
  public Commit withRuns(List<FlowRun> added) {
    return new Commit(connection, at, checkpoint, events, decisions, added, entries, gaps);
  }

  /** This commit with these first journal entries of its runs. */
  public Commit withEntries(List<JournalEntry> added) {
    return new Commit(connection, at, checkpoint, events, decisions, runs, added, gaps);
  }

  /** This commit with these gaps. */
  public Commit withGaps(List<Gap> added) {
    return new Commit(connection, at, checkpoint, events, decisions, runs, entries, added);
  }
}
