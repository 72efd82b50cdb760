/**
 * The composition root: deploys the verticles of a hub and connects them to their stores, clocks
 * and networks. It knows every package; no package but the command line knows it.
 */
@NullMarked
package io.sluice.hub.app;

import org.jspecify.annotations.NullMarked;
