package io.sluice.simulator.wire;

/** How the groups of a segment combine. */
public enum RowsetOperation implements WireEnum {
  UNION("union"),
  INTERSECT("intersect"),
  EXCEPT("except"),
  NONE("none"),
  INCLUDE("include"),
  EXCLUDE("exclude");

  private final String wire;

  RowsetOperation(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
