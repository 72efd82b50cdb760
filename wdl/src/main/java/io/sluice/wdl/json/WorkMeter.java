package io.sluice.wdl.json;

/** Counts the work that handling a value takes, and refuses more than is allowed. */
@FunctionalInterface
public interface WorkMeter {
  /**
   * Takes units of work: one for each value that is looked at.
   *
   * @throws ExpressionException when no work is left
   */
  void charge(long units);
}
