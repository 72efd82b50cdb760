package io.sluice.hub.trigger;

/**
 * Identifies a watch of a connection.
 *
 * @param kind the dotted id of the trigger kind
 * @param key kind, entity, threshold and options as one text; the same for all flows that want the
 *     same watch
 */
public record WatchKey(String kind, String key) {}
