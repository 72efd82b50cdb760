/** Commands that need neither a hub nor a network: expressions and flow files. */
@NullMarked
package io.sluice.hub.cli.offline;

import org.jspecify.annotations.NullMarked;
