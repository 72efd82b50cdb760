package io.sluice.wdl.action;

import java.util.function.Function;

/**
 * A row of {@link Actions}.
 *
 * @param name the {@code type} in a definition
 * @param doc one sentence for people
 * @param example the action as JSON
 * @param build compiles one action, reporting what is wrong with it
 */
public record ActionType(
    String name, String doc, String example, Function<SourceNode, Behaviour> build) {}
