package io.sluice.wdl.action;

import java.util.function.Function;

/**
 * An action type: one row of an {@link ActionTable}.
 *
 * @param name the {@code type} in a definition
 * @param doc description in one sentence
 * @param example the action as JSON
 * @param build compiles an action and reports its problems
 */
public record ActionType(
    String name, String doc, String example, Function<SourceNode, Behaviour> build) {}
