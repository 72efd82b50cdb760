/**
 * The front door of the simulated service: path forms, subscription keys, tokens, the call limit
 * and the ledger of arrivals.
 */
@NullMarked
package io.sluice.simulator.front;

import org.jspecify.annotations.NullMarked;
