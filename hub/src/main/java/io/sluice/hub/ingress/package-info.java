/** The HTTP server, on a port of its own, through which flows with a Request trigger are called. */
@NullMarked
package io.sluice.hub.ingress;

import org.jspecify.annotations.NullMarked;
