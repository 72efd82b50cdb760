/** The table of metrics and the recorder for them. */
@NullMarked
package io.sluice.hub.metrics;

import org.jspecify.annotations.NullMarked;
