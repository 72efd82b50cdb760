/**
 * What each action type of a flow means: one file each and one visible table, {@code Actions}. An
 * action is a pure function of its inputs and of what has come back so far; it answers with the
 * next {@link io.sluice.wdl.action.ActionCommand}, and the run engine does the rest.
 */
@NullMarked
package io.sluice.wdl.action;

import org.jspecify.annotations.NullMarked;
