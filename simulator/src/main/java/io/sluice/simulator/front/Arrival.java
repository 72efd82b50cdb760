package io.sluice.simulator.front;

import java.time.Instant;

/**
 * One request at the moment when it reached the server.
 *
 * @param at when its head arrived, before any latency
 * @param method HTTP method, or {@code SMTP} for a mail
 * @param path address without the query, which may hold keys
 * @param throttled whether the limit refused it
 */
public record Arrival(Instant at, String method, String path, boolean throttled) {}
