/**
 * The types of the Customer Insights API with the names of its public description (client library
 * 1.0.8). Every property is optional; absent ones are not written. Properties without a declared
 * type are plain maps.
 */
@NullMarked
package io.sluice.simulator.wire;

import org.jspecify.annotations.NullMarked;
