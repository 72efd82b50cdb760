/**
 * Knows what an operation means and what an answer meant; the outbound port is the only holder of
 * network clients.
 */
@NullMarked
package io.sluice.hub.connector;

import org.jspecify.annotations.NullMarked;
