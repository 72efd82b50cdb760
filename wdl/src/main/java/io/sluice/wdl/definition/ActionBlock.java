package io.sluice.wdl.definition;

import java.util.List;
import java.util.Map;

/**
 * A group of actions that run together: the flow's own, a branch, a case, a loop's.
 *
 * @param key what the container calls it
 * @param actions by stored name, in the order of the document
 * @param leaves the actions that no other one runs after
 */
public record ActionBlock(String key, Map<String, ActionNode> actions, List<String> leaves) {}
