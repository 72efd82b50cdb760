/**
 * Faults between a client and the service, on demand: one row each in {@link
 * io.sluice.simulator.fault.Faults}, activated by rules, drawn from the seed.
 */
@NullMarked
package io.sluice.simulator.fault;

import org.jspecify.annotations.NullMarked;
