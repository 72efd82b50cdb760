/**
 * Customer Insights, a Teams webhook and a mail server, simulated. Nothing here knows of the hub:
 * the two share a wire format, not classes.
 */
@NullMarked
package io.sluice.simulator;

import org.jspecify.annotations.NullMarked;
