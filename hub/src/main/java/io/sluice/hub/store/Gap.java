package io.sluice.hub.store;

import java.time.Instant;

/**
 * A period in which something may have been missed: the source no longer showed it when it could be
 * read again.
 *
 * @param what jobs, segment evaluations or measure values
 * @param from start; nothing before it is missing
 * @param to end; nothing after it is missing
 * @param reason for people
 */
public record Gap(
    String connection, String what, Instant from, Instant to, String reason, Instant recordedAt) {}
