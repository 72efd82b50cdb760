package io.sluice.hub.flow;

import io.sluice.hub.store.FlowRun;
import io.sluice.hub.store.JournalEntry;
import io.sluice.hub.store.RunProgress;
import io.sluice.hub.store.RunStatus;
import io.sluice.wdl.action.Status;
import io.sluice.wdl.run.Journal;
import java.time.Instant;

/**
 * The end of a run that is not executed further: it was cancelled while it was queued, or cannot be
 * loaded.
 *
 * @param reason explanation for people
 */
record RunClosing(FlowRun open, Status status, Instant at, String reason) {
  /**
   * The last entry of the run's journal.
   *
   * @param number position in the journal, from 1
   */
  JournalEntry entry(int number) {
    return new JournalEntry(open.id(), number, at, Journal.closing(status, at, reason));
  }

  /** The run's row after its end. */
  FlowRun row() {
    return open.with(new RunProgress(RunStatus.of(status.text()), at, reason));
  }
}
