package io.sluice.hub.store;

import org.jspecify.annotations.Nullable;

/**
 * Why a run exists.
 *
 * @param eventId the event that started it
 * @param triggerOutputs JSON object text: the trigger's outputs as the run sees them
 * @param resubmitOf the run that this one repeats; null when it repeats none
 */
public record RunCause(String eventId, String triggerOutputs, @Nullable String resubmitOf) {}
