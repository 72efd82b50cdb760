package io.sluice.simulator.world.spec;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a scenario makes happen: at a time, or after something else.
 *
 * @param at from the start; null when it comes after something
 * @param after what it waits for; null when it has a time
 * @param delay how long after that
 * @param action what happens in the environment; null when the step changes faults
 * @param faults what goes wrong from then on, or no longer; null when something happens in the
 *     environment
 */
public record ScenarioStep(
    @Nullable Duration at,
    @Nullable FactPattern after,
    Duration delay,
    @Nullable Action action,
    @Nullable FaultChange faults) {}
