/**
 * The types of the Customer Insights API, named and spelled exactly as its public description
 * (client library 1.0.8) has them. Every property may be missing; missing ones are not written.
 * Property types that the description leaves open are plain maps.
 */
@NullMarked
package io.sluice.simulator.wire;

import org.jspecify.annotations.NullMarked;
