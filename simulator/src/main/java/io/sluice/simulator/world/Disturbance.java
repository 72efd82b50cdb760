package io.sluice.simulator.world;

import java.time.Instant;

/**
 * A fault rule activated by a scenario. The world only lists it; the services in front of the world
 * apply it.
 *
 * @param step index of the scenario's step, from 0
 * @param since time of activation
 * @param fault name of the fault
 * @param rule the rule as JSON text
 */
public record Disturbance(int step, Instant since, String fault, String rule) {}
