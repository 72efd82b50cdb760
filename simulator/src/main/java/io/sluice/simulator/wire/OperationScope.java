package io.sluice.simulator.wire;

/** Scope of an aggregate. */
public enum OperationScope implements WireEnum {
  ROLLUP("rollup");

  private final String wire;

  OperationScope(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
