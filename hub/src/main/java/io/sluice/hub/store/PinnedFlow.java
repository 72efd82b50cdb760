package io.sluice.hub.store;

/**
 * A flow and the version of it that a run executes to its end.
 *
 * @param version hash of the definition; see {@link FlowVersion}
 */
public record PinnedFlow(String name, String version) {}
