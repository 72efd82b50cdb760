package io.sluice.simulator.world.spec;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a scenario makes happen: at a time, or after something else.
 *
 * @param at from the start; null when it comes after something
 * @param after what it waits for; null when it has a time
 * @param delay how long after that
 */
public record ScenarioStep(
    @Nullable Duration at, @Nullable FactPattern after, Duration delay, Action action) {}
