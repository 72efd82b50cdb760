/** Runs flows: a run is a pure state machine over a Workflow Definition Language document. */
@NullMarked
package io.sluice.hub.flow;

import org.jspecify.annotations.NullMarked;
