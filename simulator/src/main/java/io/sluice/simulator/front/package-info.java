/**
 * What every request meets before the API: path normalisation, subscription keys, tokens, rate
 * limit, and the ledger of arrivals.
 */
@NullMarked
package io.sluice.simulator.front;

import org.jspecify.annotations.NullMarked;
