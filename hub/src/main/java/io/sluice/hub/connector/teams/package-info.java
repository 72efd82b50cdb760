/** Posts to Teams channels through webhooks, of the Workflows app or classic. */
@NullMarked
package io.sluice.hub.connector.teams;

import org.jspecify.annotations.NullMarked;
