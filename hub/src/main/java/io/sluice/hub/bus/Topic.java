package io.sluice.hub.bus;

/**
 * A published fact that any number of listeners may hear; the verb is a past participle, as in
 * {@code flow.finished}.
 *
 * @param name the event bus address
 * @param <M> the record that is published
 */
@SuppressWarnings("UnusedTypeParameter") // it ties a listener to what is published
public record Topic<M extends Message>(String name) {}
