package io.sluice.wdl.json;

/** A budget of work units for processing values. */
@FunctionalInterface
public interface WorkMeter {
  /**
   * Charges work units to the budget.
   *
   * @throws ExpressionException if the budget is exhausted
   */
  void charge(long units);
}
