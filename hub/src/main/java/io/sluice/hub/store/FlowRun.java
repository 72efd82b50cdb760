package io.sluice.hub.store;

import java.time.Instant;

/** One run of one flow version for one event. */
public record FlowRun(
    String id, PinnedFlow flow, RunCause cause, Instant startedAt, RunProgress progress) {
  /** The run's status. */
  public RunStatus status() {
    return progress.status();
  }

  /** Whether the run has ended. */
  public boolean hasEnded() {
    return progress.endedAt() != null;
  }

  /** This run with other progress. */
  public FlowRun with(RunProgress later) {
    return new FlowRun(id, flow, cause, startedAt, later);
  }
}
