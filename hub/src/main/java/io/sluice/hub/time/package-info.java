/**
 * The only reader of clocks, and the virtual Vert.x that runs unmodified verticles on a clock moved
 * by hand.
 */
@NullMarked
package io.sluice.hub.time;

import org.jspecify.annotations.NullMarked;
