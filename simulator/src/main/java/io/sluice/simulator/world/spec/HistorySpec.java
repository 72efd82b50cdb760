package io.sluice.simulator.world.spec;

import java.time.Duration;

/**
 * What lies behind the start of the world.
 *
 * @param evaluations how many earlier evaluations each segment and measure has
 * @param every the time between them
 * @param before how long before the start the last whole refresh was submitted; it must be long
 *     enough for the refresh to end
 */
public record HistorySpec(int evaluations, Duration every, Duration before) {}
