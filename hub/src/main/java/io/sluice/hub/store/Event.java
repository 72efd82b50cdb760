package io.sluice.hub.store;

import java.time.Instant;

/**
 * Something that happened, as committed.
 *
 * @param id hash of connection, watch, incarnation, run id or crossing ordinal, threshold epoch: a
 *     repeated observation gets the same id
 * @param watch the watch that saw it
 * @param occurredAt when it happened, by the source's clock
 * @param recordedAt when it was committed
 * @param data JSON object text: the body of the trigger that flows get
 */
public record Event(
    String id,
    WatchId watch,
    SubjectRef subject,
    Instant occurredAt,
    Instant recordedAt,
    String data) {
  /** The dotted trigger kind. */
  public String kind() {
    return watch.kind();
  }
}
