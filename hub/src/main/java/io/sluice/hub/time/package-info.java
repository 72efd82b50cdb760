/** The clocks; the only package that reads those of the machine. */
@NullMarked
package io.sluice.hub.time;

import org.jspecify.annotations.NullMarked;
