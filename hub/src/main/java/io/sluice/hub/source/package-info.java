/** Reads the environment in sweeps and commits what the triggers made of it. */
@NullMarked
package io.sluice.hub.source;

import org.jspecify.annotations.NullMarked;
