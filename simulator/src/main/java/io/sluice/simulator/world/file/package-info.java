/**
 * Reads environments and scenarios from YAML. All errors of a file are reported at once, with line,
 * path of the field, violated rule and advice.
 */
@NullMarked
package io.sluice.simulator.world.file;

import org.jspecify.annotations.NullMarked;
