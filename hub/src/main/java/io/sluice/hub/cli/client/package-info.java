/**
 * Commands that call the API of a running hub or the control API of a simulator. They run in a
 * separate process without Vert.x and outside every quota, which is why this package alone may use
 * the JDK's HTTP client.
 */
@NullMarked
package io.sluice.hub.cli.client;

import org.jspecify.annotations.NullMarked;
