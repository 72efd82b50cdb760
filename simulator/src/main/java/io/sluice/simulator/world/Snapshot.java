package io.sluice.simulator.world;

/**
 * A whole world as a value: its past, its present and what is planned. Two worlds with equal
 * snapshots have the same future.
 *
 * @param json one JSON document; its inner form belongs to this version of the simulator
 */
public record Snapshot(String json) {}
