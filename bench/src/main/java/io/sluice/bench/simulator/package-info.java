/** How fast the simulator answers, and how fast its world moves on. */
@NullMarked
package io.sluice.bench.simulator;

import org.jspecify.annotations.NullMarked;
