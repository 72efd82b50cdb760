package io.sluice.hub.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is: the part of its row that changes.
 *
 * @param endedAt null while the run is open
 * @param error why it failed or was cancelled, for people; null when it did not
 */
public record RunProgress(RunStatus status, @Nullable Instant endedAt, @Nullable String error) {
  /** A run that was just started. */
  public static final RunProgress STARTED = new RunProgress(RunStatus.RUNNING, null, null);
}
