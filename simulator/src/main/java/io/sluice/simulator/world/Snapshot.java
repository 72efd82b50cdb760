package io.sluice.simulator.world;

/**
 * The complete state of a world: past, present and planned events. Worlds with equal snapshots have
 * the same future.
 *
 * @param json a JSON document; its format may change with every version of the simulator
 */
public record Snapshot(String json) {}
