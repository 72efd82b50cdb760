package io.sluice.wdl.run;

import io.sluice.wdl.action.RetryPolicy;
import io.sluice.wdl.expression.Dialect;

/**
 * Settings shared by all runs.
 *
 * @param retry default retry policy
 * @param environment name of the environment in {@code workflow()}
 * @param trial whether this is a trial without a host: app settings have their names as values
 */
public record RunRules(RetryPolicy retry, String environment, boolean trial) {
  /** Settings of runs that are no trials. */
  public RunRules(RetryPolicy retry, String environment) {
    this(retry, environment, false);
  }

  /** Maximum number of actions in a run, counting every iteration. */
  public static final int MAX_STEPS = 100_000;

  /** Maximum number of actions in one wake-up, so that one run cannot block others. */
  public static final int MAX_STEPS_PER_WAKE_UP = 1_000;

  /** Maximum length of a journal, in characters; the wake-up that exceeds it is the last. */
  public static final long MAX_JOURNAL_CHARACTERS = 50_000_000;

  /** Maximum duration of a run in days, a limit of Power Automate. */
  public static final int MAX_DAYS = 30;

  /** The settings of Power Automate. */
  public static RunRules standard() {
    return of(Dialect.POWER_AUTOMATE, false);
  }

  /** The settings of trials of flows that were written for a host. */
  public static RunRules trialRules(Dialect dialect) {
    return of(dialect, true);
  }

  private static RunRules of(Dialect dialect, boolean trial) {
    return new RunRules(defaultRetry(dialect), "default", trial);
  }

  /** The retry policy of a host's calls that have none of their own. */
  public static RetryPolicy defaultRetry(Dialect dialect) {
    return dialect == Dialect.POWER_AUTOMATE ? RetryPolicy.POWER_AUTOMATE : RetryPolicy.LOGIC_APPS;
  }
}
