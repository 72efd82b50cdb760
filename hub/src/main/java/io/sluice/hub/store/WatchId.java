package io.sluice.hub.store;

/**
 * Identifies a watch.
 *
 * @param connection the connection that is watched
 * @param kind the dotted trigger kind, such as {@code segment.threshold.crossed}
 * @param key kind, entity, threshold and options in one text; unique in the connection
 */
public record WatchId(String connection, String kind, String key) {}
