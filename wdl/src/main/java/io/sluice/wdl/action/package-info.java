/**
 * The action types of the Workflow Definition Language: one file per type and one table, {@link
 * io.sluice.wdl.action.Actions}. A {@link io.sluice.wdl.action.Behaviour} is a pure function from
 * the context of an action to the next {@link io.sluice.wdl.action.ActionCommand}, which the run
 * engine carries out.
 */
@NullMarked
package io.sluice.wdl.action;

import org.jspecify.annotations.NullMarked;
