package io.sluice.simulator.wire;

/** The family of a measure's variable. */
public enum VariableKind implements WireEnum {
  ARITHMETIC("arithmetic"),
  DATE("date");

  private final String wire;

  VariableKind(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
