/**
 * A simulator of Customer Insights, Teams webhooks and a mail server. Independent of the hub: the
 * two share a wire format, not classes.
 */
@NullMarked
package io.sluice.simulator;

import org.jspecify.annotations.NullMarked;
