package io.sluice.hub.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run of one flow version for one event.
 *
 * @param version hash of the definition
 * @param eventId the event that started it
 * @param trigger JSON object text: the trigger's outputs as the run sees them
 * @param status Running, Waiting, Succeeded, Failed, Cancelled or TimedOut
 * @param resubmitOf the run that this one repeats; null when it repeats none
 */
public record FlowRun(
    String id,
    String flow,
    String version,
    String eventId,
    String trigger,
    String status,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String error,
    @Nullable String resubmitOf) {}
