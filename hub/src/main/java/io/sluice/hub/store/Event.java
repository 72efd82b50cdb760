package io.sluice.hub.store;

import java.time.Instant;

/**
 * Something that happened, as committed.
 *
 * @param id hash of connection, watch, incarnation, run id or crossing ordinal, threshold epoch: a
 *     repeated observation gets the same id
 * @param kind the dotted trigger kind, such as {@code segment.threshold.crossed}
 * @param watch key of the watch that saw it
 * @param subjectId the entity's id or unique name
 * @param subject the entity's display name
 * @param occurredAt when it happened, by the source's clock
 * @param recordedAt when it was committed
 * @param data JSON object text: the body of the trigger that flows get
 */
public record Event(
    String id,
    String connection,
    String kind,
    String watch,
    String subjectId,
    String subject,
    Instant occurredAt,
    Instant recordedAt,
    String data) {}
