package io.sluice.hub.store;

/**
 * The entity that a watch or an event is about.
 *
 * @param id the entity's id or unique name
 * @param name its display name
 */
public record SubjectRef(String id, String name) {}
