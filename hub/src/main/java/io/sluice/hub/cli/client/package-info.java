/**
 * Commands that ask a running hub over its own API. The only place that uses the JDK's HTTP client:
 * these commands run in a process of their own, where there is no Vert.x and no quota to keep.
 */
@NullMarked
package io.sluice.hub.cli.client;

import org.jspecify.annotations.NullMarked;
