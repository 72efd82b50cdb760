/** Posts to Teams channels by webhook, in the form of Workflows and in the classic one. */
@NullMarked
package io.sluice.hub.connector.teams;

import org.jspecify.annotations.NullMarked;
