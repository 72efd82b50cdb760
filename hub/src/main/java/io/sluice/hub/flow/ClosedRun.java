package io.sluice.hub.flow;

import io.sluice.hub.store.Rows;
import io.sluice.wdl.action.Status;
import io.sluice.wdl.run.Journal;
import java.time.Instant;

/**
 * A run that the hub ends without running it: because it was cancelled while queued, or cannot be
 * loaded.
 *
 * @param reason for people
 */
record ClosedRun(Rows.Run open, Status status, Instant at, String reason) {
  /** The last entry of its journal. */
  Rows.Entry entry(int number) {
    return new Rows.Entry(open.id(), number, at, Journal.closing(status, at, reason));
  }

  /** Its row. */
  Rows.Run row() {
    return new Rows.Run(
        open.id(),
        open.flow(),
        open.version(),
        open.eventId(),
        open.trigger(),
        status.text(),
        open.startedAt(),
        at,
        reason,
        open.resubmitOf());
  }
}
