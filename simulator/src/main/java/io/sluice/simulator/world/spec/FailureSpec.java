package io.sluice.simulator.world.spec;

/**
 * How often a part of a refresh fails.
 *
 * @param transientRate chance, 0 to 1, that one attempt fails and may be tried again
 * @param permanentRate chance, 0 to 1, that it fails for good
 * @param timeoutRate chance, 0 to 1, that it runs into its time limit
 */
public record FailureSpec(double transientRate, double permanentRate, double timeoutRate) {

  /** Never fails by itself. */
  public static final FailureSpec NONE = new FailureSpec(0, 0, 0);
}
