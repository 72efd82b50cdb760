/**
 * What a flow sends to: Teams webhooks, generic webhooks and a mail server; everything received is
 * kept in a bounded inbox that a person can read.
 */
@NullMarked
package io.sluice.simulator.sink;

import org.jspecify.annotations.NullMarked;
