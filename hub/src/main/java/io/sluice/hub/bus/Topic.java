package io.sluice.hub.bus;

/**
 * A typed address of the event bus, for publications to any number of listeners. The verb of its
 * name is a past participle, as in {@code flow.finished}.
 *
 * @param <M> record that is published
 */
@SuppressWarnings("UnusedTypeParameter") // it binds a listener to the type of the publications
public record Topic<M extends Message>(String name) {}
