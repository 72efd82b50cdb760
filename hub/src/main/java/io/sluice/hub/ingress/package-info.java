/** Takes calls of flows over HTTP, on a port of its own. */
@NullMarked
package io.sluice.hub.ingress;

import org.jspecify.annotations.NullMarked;
