package io.sluice.hub.store;

import org.jspecify.annotations.Nullable;

/**
 * The latest evaluation of a watch.
 *
 * @param value the value that was evaluated; null when there is none
 * @param threshold null for kinds without one
 * @param explanation what was found and why it did or did not fire, for people
 */
public record WatchEvaluation(
    @Nullable String value, @Nullable String threshold, String explanation) {}
