package io.sluice.simulator.front;

import java.time.Instant;

/**
 * A request as recorded when it reached the server.
 *
 * @param at time at which its head arrived, before any latency
 * @param method HTTP method, or {@code SMTP} for a mail
 * @param path path without the query, which may contain keys
 * @param throttled whether the rate limit refused it
 */
public record Arrival(Instant at, String method, String path, boolean throttled) {}
