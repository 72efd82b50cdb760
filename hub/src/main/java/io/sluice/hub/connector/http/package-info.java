/** Calls any allowed address, and delivers events to webhooks: CloudEvents, signed. */
@NullMarked
package io.sluice.hub.connector.http;

import org.jspecify.annotations.NullMarked;
