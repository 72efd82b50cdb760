package io.sluice.simulator.wire;

/** Whether a copy of the profile store can be asked. */
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
