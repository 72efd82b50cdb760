package io.sluice.simulator.wire;

/** Whether a measure is a column of the customer table or has its own table. */
public enum MeasureKind implements WireEnum {
  ENTITY("entity"),
  ATTRIBUTE("attribute");

  private final String wire;

  MeasureKind(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
