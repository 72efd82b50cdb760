package io.sluice.hub.trigger;

/**
 * An entity of the environment: a data source, segment, measure or the workflow.
 *
 * @param id the id, or the unique name where the API has no id
 * @param name the name shown to people
 */
public record EntityRef(String id, String name) {}
