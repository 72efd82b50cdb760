/** JSON as it crosses the network: one strict and one tolerant reader, one writer. */
@NullMarked
package io.sluice.hub.json;

import org.jspecify.annotations.NullMarked;
