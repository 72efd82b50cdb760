/** HTTP server of the hub: REST API, live page, metrics and health checks. */
@NullMarked
package io.sluice.hub.console;

import org.jspecify.annotations.NullMarked;
