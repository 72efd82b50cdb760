/** The HTTP side of the hub: REST API, live page, metrics and health. */
@NullMarked
package io.sluice.hub.console;

import org.jspecify.annotations.NullMarked;
