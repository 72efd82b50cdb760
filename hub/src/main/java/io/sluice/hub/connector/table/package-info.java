/** The table of connectors and their composed configuration. */
@NullMarked
package io.sluice.hub.connector.table;

import org.jspecify.annotations.NullMarked;
