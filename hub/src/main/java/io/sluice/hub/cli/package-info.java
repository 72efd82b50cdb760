/** The command line; alone knows every part, and alone the simulator. */
@NullMarked
package io.sluice.hub.cli;

import org.jspecify.annotations.NullMarked;
