/**
 * Receivers of flows: Teams webhooks, generic webhooks and a mail server. Received messages are
 * kept in a bounded inbox.
 */
@NullMarked
package io.sluice.simulator.sink;

import org.jspecify.annotations.NullMarked;
