package io.sluice.wdl.definition;

import java.util.List;
import java.util.Map;

/**
 * A block of actions: those of the top level, of a branch, a case or a loop.
 *
 * @param key name of the block in its container, as in {@code else}
 * @param actions by name, in the order of the document
 * @param leaves names of the actions after which no other action runs
 */
public record ActionBlock(String key, Map<String, ActionNode> actions, List<String> leaves) {}
