package io.sluice.simulator.world.spec;

/**
 * Failure rates of tasks.
 *
 * @param transientRate probability that an attempt fails and may be retried
 * @param permanentRate probability that the task fails for good
 * @param timeoutRate probability that the task exceeds its time limit
 */
public record FailureSpec(double transientRate, double permanentRate, double timeoutRate) {

  /** No random failures. */
  public static final FailureSpec NONE = new FailureSpec(0, 0, 0);
}
