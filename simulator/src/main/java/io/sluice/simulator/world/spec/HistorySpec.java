package io.sluice.simulator.world.spec;

import java.time.Duration;

/**
 * History before the start of the world.
 *
 * @param evaluations number of earlier evaluations of each segment and measure
 * @param every interval between them
 * @param before time from the submission of the last full refresh to the start; must be long enough
 *     for the refresh to end
 */
public record HistorySpec(int evaluations, Duration every, Duration before) {}
