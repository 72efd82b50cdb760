/** Decides when an outbound call may leave: nothing reaches the network without a permit. */
@NullMarked
package io.sluice.hub.gate;

import org.jspecify.annotations.NullMarked;
