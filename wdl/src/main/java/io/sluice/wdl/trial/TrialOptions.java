package io.sluice.wdl.trial;

import java.time.Instant;

/**
 * Options of a trial.
 *
 * @param start the start of the run, in virtual time
 * @param seed the seed of identifiers and random numbers
 * @param maxSteps maximum number of executed actions, counting every iteration and called flow; a
 *     run that exceeds it is cancelled
 */
public record TrialOptions(Instant start, long seed, int maxSteps) {
  /** The default of {@link #maxSteps}. */
  public static final int DEFAULT_MAX_STEPS = 10_000;
}
