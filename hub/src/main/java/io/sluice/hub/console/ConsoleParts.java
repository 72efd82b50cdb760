package io.sluice.hub.console;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.sluice.hub.bus.Bus;
import io.sluice.hub.store.Store;
import io.sluice.hub.time.Time;
import java.util.Optional;

/**
 * What the console reads from.
 *
 * @param bus where the other verticles answer
 * @param metrics what {@code /metrics} shows
 * @param inbox the messages that flows sent, when there is a simulator that keeps them
 */
public record ConsoleParts(
    Bus bus, Store store, PrometheusMeterRegistry metrics, Time time, Optional<Inbox> inbox) {}
