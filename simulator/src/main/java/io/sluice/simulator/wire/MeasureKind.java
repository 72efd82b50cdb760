package io.sluice.simulator.wire;

/** A column of the customer table, or a table of its own. */
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
