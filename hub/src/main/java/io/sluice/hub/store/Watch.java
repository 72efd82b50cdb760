package io.sluice.hub.store;

import java.time.Instant;

/**
 * A watch with the state of its machine and its latest evaluation.
 *
 * @param state the machine's state, in a format of its own
 * @param at when any of this last changed; see {@link Checkpoint#read} for when it was last read
 */
public record Watch(
    WatchId id, SubjectRef subject, String state, WatchEvaluation evaluation, Instant at) {
  /** The dotted trigger kind. */
  public String kind() {
    return id.kind();
  }

  /** This watch with another time. */
  public Watch at(Instant time) {
    return new Watch(id, subject, state, evaluation, time);
  }
}
