package io.sluice.simulator.world.spec;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Events that an observer of the environment should notice; the simulator reports them without
 * checking any observer.
 *
 * @param event the kind of event, for example {@code segment.threshold.crossed}
 * @param subject a data source's, segment's or measure's name; null for any
 * @param atLeast smallest number of such events
 * @param atMost largest number of such events
 * @param from begin of the counted period, relative to the start; null for the start
 * @param until end of the counted period, relative to the start; null for the end of the scenario
 */
public record Expectation(
    String event,
    @Nullable String subject,
    int atLeast,
    int atMost,
    @Nullable Duration from,
    @Nullable Duration until) {}
