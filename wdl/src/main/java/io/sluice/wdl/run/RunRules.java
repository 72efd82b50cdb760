package io.sluice.wdl.run;

import io.sluice.wdl.action.RetryPolicy;
import io.sluice.wdl.expression.Dialect;

/**
 * What is the same for all runs of a hub.
 *
 * @param retry the policy of calls that set none
 * @param environment what {@code workflow()} calls the environment
 * @param trial whether mocks stand in for all that is around: settings of the host have their names
 *     for values
 */
public record RunRules(RetryPolicy retry, Dialect dialect, String environment, boolean trial) {
  /** Rules of runs that are no trials. */
  public RunRules(RetryPolicy retry, Dialect dialect, String environment) {
    this(retry, dialect, environment, false);
  }

  /** Actions of one run at most, every turn counted. */
  public static final int MAX_STEPS = 100_000;

  /** Actions in one wake-up at most; then others have their turn. */
  public static final int MAX_STEPS_PER_WAKE_UP = 1_000;

  /** Characters of one run's journal at most; a wake-up that goes beyond is the last. */
  public static final long MAX_JOURNAL_CHARACTERS = 50_000_000;

  /** Days that a run may take. */
  public static final int MAX_DAYS = 30;

  /** As Power Automate does it. */
  public static RunRules standard() {
    return of(false);
  }

  /** As Power Automate does it, away from any host: its settings have their names for values. */
  public static RunRules trialRules() {
    return of(true);
  }

  private static RunRules of(boolean trial) {
    return new RunRules(RetryPolicy.POWER_AUTOMATE, Dialect.POWER_AUTOMATE, "default", trial);
  }
}
