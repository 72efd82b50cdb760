/**
 * One tenant of Customer Insights as a pure simulation: given an environment, a seed and a start,
 * everything that happens follows; nothing here reads a clock, draws chance or does I/O.
 */
@NullMarked
package io.sluice.simulator.world;

import org.jspecify.annotations.NullMarked;
