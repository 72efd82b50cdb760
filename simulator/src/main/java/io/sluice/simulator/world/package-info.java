/**
 * A tenant of Customer Insights as a pure, deterministic simulation. Nothing here reads a clock,
 * uses a random source or does I/O.
 */
@NullMarked
package io.sluice.simulator.world;

import org.jspecify.annotations.NullMarked;
