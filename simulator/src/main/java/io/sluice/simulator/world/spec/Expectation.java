package io.sluice.simulator.world.spec;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who watches the environment should have noticed. The simulator only carries it.
 *
 * @param event the kind of event, for example {@code segment.threshold.crossed}
 * @param subject a data source's, segment's or measure's name; null for any
 * @param atLeast smallest number of such events
 * @param atMost largest number of such events
 * @param from count from here, from the start; null for the start
 * @param until count up to here, from the start; null for the end
 */
public record Expectation(
    String event,
    @Nullable String subject,
    int atLeast,
    int atMost,
    @Nullable Duration from,
    @Nullable Duration until) {}
