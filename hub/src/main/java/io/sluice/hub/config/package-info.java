/** Reads {@code sluice.yaml} by one table of keys, and derives schema and documentation from it. */
@NullMarked
package io.sluice.hub.config;

import org.jspecify.annotations.NullMarked;
