package io.sluice.hub.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one subscribed flow made of an event.
 *
 * @param kind the event's trigger kind
 * @param subject the event's subject
 * @param verdict a word of the flows' closed list (Ruling), or one of a newer version
 * @param reason explanation for people, with the values that decided
 * @param terms JSON array text: the comparisons of the trigger conditions; null when none was
 *     evaluated
 * @param runId the run that was started; null when none was
 */
public record Decision(
    String eventId,
    String kind,
    String subject,
    String flow,
    String verdict,
    String reason,
    @Nullable String terms,
    Instant at,
    @Nullable String runId) {}
