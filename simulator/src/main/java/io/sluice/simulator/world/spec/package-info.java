/** What a simulated tenant is made of, as values: read from files by others, changed by nobody. */
@NullMarked
package io.sluice.simulator.world.spec;

import org.jspecify.annotations.NullMarked;
