package io.sluice.simulator.world;

import java.time.Instant;

/**
 * A fault rule that a scenario put in force. The world tells of it; the services in front of the
 * world let it happen.
 *
 * @param step of the scenario, counted from 0
 * @param since when it came into force
 * @param fault name of the fault
 * @param rule the rule as JSON text
 */
public record Disturbance(int step, Instant since, String fault, String rule) {}
