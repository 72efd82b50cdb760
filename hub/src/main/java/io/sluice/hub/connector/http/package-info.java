/** Calls HTTP addresses for flows, and delivers signed CloudEvents to webhooks. */
@NullMarked
package io.sluice.hub.connector.http;

import org.jspecify.annotations.NullMarked;
