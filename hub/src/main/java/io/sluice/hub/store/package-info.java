/** Remembers: what was committed here survives a crash. A port with one JDBC implementation. */
@NullMarked
package io.sluice.hub.store;

import org.jspecify.annotations.NullMarked;
