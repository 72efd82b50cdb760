/**
 * The operations of the Customer Insights API, one row each in {@link
 * io.sluice.simulator.http.Routes}, backed by the simulated world.
 */
@NullMarked
package io.sluice.simulator.http;

import org.jspecify.annotations.NullMarked;
