/** Reads and checks the configuration, every fault at once. */
@NullMarked
package io.sluice.hub.config;

import org.jspecify.annotations.NullMarked;
