package io.sluice.hub.flow;

import io.sluice.hub.store.FlowRun;
import io.sluice.hub.store.JournalEntry;
import io.sluice.hub.store.RunProgress;
import io.sluice.hub.store.RunStatus;
import io.sluice.wdl.action.Status;
import io.sluice.wdl.run.Journal;
import java.time.Instant;

/**
 * A run that the hub ends without running it: because it was cancelled while queued, or cannot be
 * loaded.
 *
 * @param reason for people
 */
record RunClosing(FlowRun open, Status status, Instant at, String reason) {
  /** The last entry of its journal. */
  JournalEntry entry(int number) {
    return new JournalEntry(open.id(), number, at, Journal.closing(status, at, reason));
  }

  /** Its row. */
  FlowRun row() {
    return open.with(new RunProgress(RunStatus.of(status.text()), at, reason));
  }
}
