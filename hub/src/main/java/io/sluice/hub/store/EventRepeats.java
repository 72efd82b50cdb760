package io.sluice.hub.store;

import java.time.Instant;

/**
 * How often an event was observed again after it had been decided.
 *
 * @param times at least 1
 * @param last time of the latest repeat
 */
public record EventRepeats(long times, Instant last) {}
