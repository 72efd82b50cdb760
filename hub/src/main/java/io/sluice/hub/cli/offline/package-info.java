/** Commands on expressions and flow files that need neither a hub nor a network. */
@NullMarked
package io.sluice.hub.cli.offline;

import org.jspecify.annotations.NullMarked;
