package io.sluice.simulator.wire;

/** How the rules of a group combine. */
public enum LogicalOperator implements WireEnum {
  AND("and"),
  OR("or");

  private final String wire;

  LogicalOperator(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
