package io.sluice.hub.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A watch with the state of its machine and its latest evaluation.
 *
 * @param key kind, entity, threshold and options in one text
 * @param state the machine's state, in a format of its own
 * @param value the value last evaluated; null when there is none
 * @param threshold null for kinds without one
 * @param evaluation what the latest evaluation found and why it did or did not fire, for people
 * @param at when any of this last changed; see {@link Checkpoint#read} for when it was last read
 */
public record Watch(
    String key,
    String connection,
    String kind,
    String subjectId,
    String subject,
    String state,
    @Nullable String value,
    @Nullable String threshold,
    String evaluation,
    Instant at) {
  /** This watch with another time. */
  public Watch at(Instant time) {
    return new Watch(
        key, connection, kind, subjectId, subject, state, value, threshold, evaluation, time);
  }
}
