/**
 * Specifications of simulated tenants and scenarios, as immutable values. One record for each
 * object of the YAML files.
 */
@NullMarked
package io.sluice.simulator.world.spec;

import org.jspecify.annotations.NullMarked;
