/**
 * Reads environments and scenarios from YAML. Every fault of a file is reported at once, with its
 * line, the path of the field, the rule that it breaks and what to do.
 */
@NullMarked
package io.sluice.simulator.world.file;

import org.jspecify.annotations.NullMarked;
