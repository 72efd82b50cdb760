/**
 * Answers in place of connectors, and trial runs of one flow in virtual time: pure, without disk
 * and network.
 */
@NullMarked
package io.sluice.hub.flow.mock;

import org.jspecify.annotations.NullMarked;
