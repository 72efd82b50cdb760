/**
 * CheckTable everything that a hub stands on and says what to do; sends nothing to anybody's sinks.
 */
@NullMarked
package io.sluice.hub.cli.doctor;

import org.jspecify.annotations.NullMarked;
