/**
 * Flows of this hub: loads their documents, decides events for them and executes their runs. The
 * language and the run engine are in {@code io.sluice.wdl}.
 */
@NullMarked
package io.sluice.hub.flow;

import org.jspecify.annotations.NullMarked;
