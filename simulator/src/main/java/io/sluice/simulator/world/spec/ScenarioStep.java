package io.sluice.simulator.world.spec;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A step of a scenario, performed at a time or after a fact.
 *
 * @param at time since the start; null if it waits for a fact
 * @param after fact that it waits for; null if it has a time
 * @param delay delay after the fact
 * @param action action in the environment; null if the step changes faults
 * @param faults change of fault rules; null if the step is an action
 */
public record ScenarioStep(
    @Nullable Duration at,
    @Nullable FactPattern after,
    Duration delay,
    @Nullable Action action,
    @Nullable FaultChange faults) {}
