package io.sluice.simulator.wire;

/** Role of a table in a measure. */
public enum LinkedEntityKind implements WireEnum {
  BASE("base"),
  JOIN("join"),
  SCALAR("scalar");

  private final String wire;

  LinkedEntityKind(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
