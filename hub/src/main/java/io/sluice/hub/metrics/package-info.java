/** One visible table of every metric. */
@NullMarked
package io.sluice.hub.metrics;

import org.jspecify.annotations.NullMarked;
