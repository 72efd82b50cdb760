/**
 * Answers in place of connectors, and trial runs of one flow in virtual time: pure, without disk
 * and network.
 */
@NullMarked
package io.sluice.wdl.trial;

import org.jspecify.annotations.NullMarked;
