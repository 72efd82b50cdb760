/**
 * Decides when an outbound call may leave. Each quota has a token bucket whose slots stay busy for
 * a whole window after the answer, so that no server ever counts more calls than it allows.
 */
@NullMarked
package io.sluice.hub.gate;

import org.jspecify.annotations.NullMarked;
