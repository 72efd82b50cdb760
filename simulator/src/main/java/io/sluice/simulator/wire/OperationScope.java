package io.sluice.simulator.wire;

/** Over what an aggregate runs. */
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
