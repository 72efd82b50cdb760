package io.sluice.hub.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A slot of a quota, reserved before its call is sent.
 *
 * @param permit number of the permit that holds the slot
 * @param hardEnd when the call has ended at the latest
 * @param settledAt when the call ended; null while it is open
 */
public record Slot(long permit, Instant reservedAt, Instant hardEnd, @Nullable Instant settledAt) {}
