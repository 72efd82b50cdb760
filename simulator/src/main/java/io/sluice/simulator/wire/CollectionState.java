package io.sluice.simulator.wire;

/** State of a copy of the profile store. */
public enum CollectionState implements WireEnum {
  EMPTY("empty"),
  IN_BUILD("inBuild"),
  QUERYABLE("queryable");

  private final String wire;

  CollectionState(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
