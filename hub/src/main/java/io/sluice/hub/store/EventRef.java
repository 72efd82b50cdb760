package io.sluice.hub.store;

/**
 * An event as its decisions refer to it.
 *
 * @param kind the event's trigger kind
 * @param subject the display name of the event's subject
 */
public record EventRef(String id, String kind, String subject) {}
